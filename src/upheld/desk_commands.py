"""The commands about desks: opening one, putting people on it, giving programs keys. Django is loaded when one runs."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from upheld.config.django import ready
from upheld.now import now

if TYPE_CHECKING:
    from upheld.desks.models import Desk

desk_app = typer.Typer(no_args_is_help=True, help="Open a desk, and say who works there.")
token_app = typer.Typer(no_args_is_help=True, help="Keys for programs that use a desk's API.")
Colour = Literal["teal", "rust", "blue", "plum", "green", "slate"]
Role = Literal["agent", "manager", "auditor"]
DeskName = Annotated[str, typer.Argument(help="The desk's name in its addresses.")]


@desk_app.command("open")
def open_desk(
    document: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="The agreement that it runs.")],
    prefix: Annotated[str, typer.Option(help="Precedes ticket numbers: INT in INT-2291.")],
    email: Annotated[str, typer.Option(help="The address that its mail comes from.")],
    colour: Annotated[Colour, typer.Option(help="The colour of its mark.")] = "slate",
) -> None:
    """Open the desk that an agreement document names, and publish the document."""
    from upheld.config.processes import database

    ready()
    with database.reachable():
        from upheld.audit.facts import THE_DESK
        from upheld.desks.models import Desk
        from upheld.workflows import open_desk as workflow

        text = document.read_text(encoding="utf-8")
        opened = workflow.open_desk(text, prefix=prefix, colour=Desk.Colour(colour), email=email, by=THE_DESK, at=now())
        typer.echo(f"{opened.title} is open at /{opened.name}/")


@desk_app.command("add")
def add_person(
    desk: DeskName,
    email: Annotated[str, typer.Argument(help="The address with which they sign in.")],
    name: Annotated[str, typer.Option(help="Their name, as customers read it.")],
    role: Annotated[Role, typer.Option(help="What they are on it.")] = "agent",
) -> None:
    """Put a person on a desk; they sign in by a code sent to their address."""
    from upheld.config.processes import database

    ready()
    with database.reachable():
        from upheld.audit.facts import THE_DESK
        from upheld.desks.models import Membership
        from upheld.workflows import open_desk as workflow

        member = workflow.add_person(_desk(desk), email, name=name, role=Membership.Role(role), by=THE_DESK, at=now())
        typer.echo(f"{member.user} is {member.role} on {member.desk}")


@token_app.command("create")
def create_token(
    desk: DeskName,
    name: Annotated[str, typer.Option(help="What the key is for, as its list will say.")] = "command line",
) -> None:
    """Make a key for a desk's API and print it, this once."""
    from upheld.config.processes import database

    ready()
    with database.reachable():
        from upheld.audit.facts import THE_DESK
        from upheld.desks.actions import token as tokens

        typer.echo(tokens.create(_desk(desk), name=name, by=THE_DESK, at=now()))


def _desk(name: str) -> "Desk":
    from upheld.desks import access

    try:
        return access.public_desk(name)
    except access.NotFound:
        typer.echo(f"There is no desk {name!r}.", err=True)
        raise typer.Exit(1) from None
