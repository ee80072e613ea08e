"""The `upheld` command: one line per verb into the code below.

Django is loaded only by the verbs that need rows.
"""

import os
import sys
from typing import Annotated

import typer

from upheld.agreement_commands import agreement_app, promise_command
from upheld.annex_commands import annex_command, withdraw_annex_command
from upheld.change_commands import correct_command, plan_command
from upheld.config.django import ready, settings
from upheld.desk_commands import desk_app, token_app
from upheld.now import now
from upheld.receipt_command import receipt_command

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="A support desk that runs the published support agreement.",
)
app.add_typer(agreement_app, name="agreement")
app.add_typer(desk_app, name="desk")
app.add_typer(token_app, name="token")
agreement_app.command("correct")(correct_command)
agreement_app.command("annex")(annex_command)
agreement_app.command("withdraw-annex")(withdraw_annex_command)
desk_app.command("plan")(plan_command)
app.command("promise")(promise_command)
app.command("receipt")(receipt_command)


@app.command()
def run(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int | None, typer.Option(help="Port of the pages; else UPHELD_PORT, else 8000.")] = None,
) -> None:
    """Run everything: database, pages, live updates, workers and, in the demo, a mail catcher."""
    from upheld.config.processes import run as processes

    if port is not None:
        os.environ["UPHELD_PORT"] = str(port)
    os.environ["UPHELD_HOST"] = host
    processes.run(host=host, clock=now)


@app.command()
def worker() -> None:
    """Run the background work alone, as one of any number of workers."""
    ready()
    from upheld.workers.run import main as work

    work()


@app.command()
def migrate() -> None:
    """Bring the database up to date; safe to call from several machines at once."""
    from upheld.config.processes import database, preparation

    ready()
    with database.reachable():
        for warning in preparation.prepare_database(at=now()):
            typer.echo(warning, err=True)


@app.command()
def check_settings() -> None:
    """List what is missing or wrong in the settings; exit code 0 only if Upheld could start."""
    from upheld.config.processes import preparation

    settings()
    for warning in preparation.check_configuration():
        typer.echo(warning, err=True)
    typer.echo("The settings are complete.")


@app.command()
def bench_data(
    tickets: Annotated[int, typer.Option(min=1, help="How many tickets.")] = 100_000,
    messages: Annotated[int, typer.Option(min=2, help="How many messages, at least two a ticket.")] = 300_000,
    seed: Annotated[int, typer.Option(help="The same seed gives the same corpus.")] = 1,
) -> None:
    """Load a corpus to measure with, unless it is there."""
    from upheld.config.processes import database, preparation

    ready()
    with database.reachable():
        from upheld.demo.bench_data.loading import Corpus, load, tidy

        preparation.prepare_database(at=now())
        load(
            Corpus(tickets=tickets, messages=messages, seed=seed), at=now(), say=lambda line: typer.echo(line, err=True)
        )
        tidy()


def main() -> None:
    """Run the command; an anticipated failure is one message on stderr and exit code 1."""
    try:
        app()
    except Exception as fault:
        if not _anticipated(fault):
            raise
        typer.echo(str(fault), err=True)
        sys.exit(1)


def _anticipated(fault: Exception) -> bool:
    """Return whether `fault` is ours: its message says what to do, so a traceback would only hide it."""
    return type(fault).__module__.startswith(("upheld.", "servicelevel."))


if __name__ == "__main__":
    main()
