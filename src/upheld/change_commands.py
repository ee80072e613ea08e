"""The commands that change what many tickets are held to: correcting an agreement, changing a contract's plan."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from upheld.config.django import ready
from upheld.now import now

if TYPE_CHECKING:
    from upheld.customers.models import Contract
    from upheld.desks.models import Desk
    from upheld.tickets.queries.previews import TicketChange

DryRun = Annotated[bool, typer.Option("--dry-run", help="Only list what would change.")]
DeskName = Annotated[str, typer.Argument(help="The desk's name in its addresses.")]


def correct_command(
    desk: DeskName,
    document: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="The agreement with its hours right.")],
    *,
    corrects: Annotated[int | None, typer.Option(help="The version put right; the one in force if left out.")] = None,
    dry_run: DryRun = False,
) -> None:
    """Put wrong hours of a published agreement right from the beginning, and count the affected tickets anew."""
    from upheld.config.processes import database

    ready()
    with database.reachable():
        from upheld.agreements.access import version_for_correction
        from upheld.audit.facts import THE_DESK
        from upheld.workflows.correct_agreement import correct_agreement, preview_correction

        at, text, found = now(), document.read_text(encoding="utf-8"), _desk(desk)
        wrong = version_for_correction(found, corrects, at=at)
        if dry_run:
            _print(preview_correction(found, text, wrong=wrong, at=at), found, at=at, verb="would change")
            return
        done = correct_agreement(found, text, wrong=wrong, by=THE_DESK, at=at)
        typer.echo(f"Version {done.version.number} counts in place of version {wrong.number}.")
        _print(done.changes, found, at=at, verb="changed")


def plan_command(
    desk: DeskName,
    contract: Annotated[str, typer.Argument(help="The contract's number.")],
    plan: Annotated[str, typer.Argument(help="A plan of the agreement.")],
    *,
    reason: Annotated[str, typer.Option(help="Why; the customers read it.")],
    dry_run: DryRun = False,
) -> None:
    """Put a contract on another plan, and count its open tickets by it."""
    from upheld.config.processes import database

    ready()
    with database.reachable():
        from upheld.audit.facts import THE_DESK
        from upheld.workflows import change_plan as workflow

        at, found = now(), _desk(desk)
        row = _contract(found, contract)
        if dry_run:
            _print(workflow.preview(row, plan, at=at), found, at=at, verb="would change")
            return
        changes = workflow.change_plan(row, plan, reason=reason, by=THE_DESK, at=at)
        _print(changes, found, at=at, verb="changed")


def _print(changes: Iterable["TicketChange"], desk: "Desk", *, at: datetime, verb: str) -> None:
    listed = list(changes)
    zone = ZoneInfo(desk.zone)
    for one in listed:
        typer.echo(f"{one.reference}  {one.subject}")
        for line in one.lines(at=at, zone=zone):
            typer.echo(f"    {line.sentence}")
        if one.refusal:
            typer.echo(f"    not counted anew: {one.refusal}")
    changed = sum(bool(one.changes) for one in listed)
    typer.echo(f"{changed} {'ticket' if changed == 1 else 'tickets'} {verb}; times are those of {desk.zone}")


def _desk(name: str) -> "Desk":
    from upheld.desks import access

    try:
        return access.public_desk(name)
    except access.NotFound:
        typer.echo(f"There is no desk {name!r}.", err=True)
        raise typer.Exit(1) from None


def _contract(desk: "Desk", number: str) -> "Contract":
    from upheld.customers import access
    from upheld.desks.access import NotFound

    try:
        return access.contract_numbered(desk, number)
    except NotFound:
        typer.echo(f"{desk} has no contract {number!r}, or several organisations have one.", err=True)
        raise typer.Exit(1) from None
