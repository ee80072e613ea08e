"""The commands about annexes of contracts: publishing one, withdrawing it. What they mean is the core's."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from servicelevel.agreement.amendment import difference
from servicelevel.agreement.check import CheckResult
from servicelevel.agreement.faults import FaultyAgreement
from servicelevel.agreement.lint.finding import Severity
from upheld.config.django import ready
from upheld.now import now

if TYPE_CHECKING:
    from upheld.customers.models import Contract

DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would be.")]
DeskName = Annotated[str, typer.Argument(help="The desk's name in its addresses.")]
ContractNumber = Annotated[str, typer.Argument(help="The contract's number.")]


def annex_command(
    desk: DeskName,
    contract: ContractNumber,
    document: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="The annex.")],
    *,
    dry_run: DryRun = False,
) -> None:
    """Publish clauses that hold for one contract instead of the agreement's."""
    from upheld.config.processes import database

    ready()
    with database.reachable(), _refusals():
        from upheld.agreements.actions.annex import publish_annex
        from upheld.audit.facts import THE_DESK

        row, text = _contract(desk, contract), document.read_text(encoding="utf-8")
        if dry_run:
            _try(row, text)
            return
        annex = publish_annex(row, text, by=THE_DESK, at=now())
        typer.echo(f"{annex} of {row.organisation} holds from {annex.effective_at.isoformat()}.")


def withdraw_annex_command(
    desk: DeskName,
    contract: ContractNumber,
    from_day: Annotated[datetime, typer.Argument(formats=["%Y-%m-%d"], help="The first day without it.")],
    *,
    dry_run: DryRun = False,
) -> None:
    """Withdraw the annex of a contract, which has none from that day on."""
    from upheld.config.processes import database

    ready()
    with database.reachable(), _refusals():
        from upheld.agreements.actions.withdraw_annex import annex_to_withdraw, withdraw_annex
        from upheld.audit.facts import THE_DESK

        row, day, at = _contract(desk, contract), from_day.date(), now()
        annex, ends_at = annex_to_withdraw(row, effective_on=day, at=at)
        if not dry_run:
            withdraw_annex(row, effective_on=day, by=THE_DESK, at=at)
        verb = "would hold" if dry_run else "holds"
        typer.echo(f"{annex} of {row.organisation} {verb} until {ends_at.isoformat()}.")


def _try(contract: "Contract", text: str) -> None:
    """Print what an annex changes for its customer; exit 1 if it could not be published."""
    from upheld.agreements.actions.annex import effective_from
    from upheld.agreements.facts import checked_with_annex, last_version, meaning_of

    from_then = effective_from(contract, text, at=now())
    base = meaning_of(last_version(contract.organisation.desk))
    meaning = checked_with_annex(base, text).agreement
    for change in difference(base, meaning) if meaning else ():
        typer.echo(f"§ {change.number} {change.title}: {change.change}")
        for line in change.lines:
            typer.echo(f"    {line}")
    typer.echo(f"It would hold for {contract.organisation} from {from_then.isoformat()}.")


@contextmanager
def _refusals() -> Iterator[None]:
    """Say why something was refused, and end with 1."""
    from upheld.agreements.actions.publish import NotPublishable, PublishingRefused

    try:
        yield
    except (PublishingRefused, FaultyAgreement) as refusal:
        typer.echo(str(refusal), err=True)
        for line in _found(refusal.result) if isinstance(refusal, NotPublishable) else ():
            typer.echo(line, err=True)
        raise typer.Exit(1) from None


def _found(result: CheckResult) -> Iterator[str]:
    yield from (str(fault) for fault in result.faults)
    blocking = (finding for finding in result.findings if finding.severity is Severity.BLOCKING)
    yield from (f"§ {finding.clause}: {finding.message}" for finding in blocking)
    yield from (f"§ {example.clause}: {example.text}" for example in result.examples if not example.ok)


def _contract(desk: str, number: str) -> "Contract":
    from upheld.customers.access import contract_numbered
    from upheld.desks.access import NotFound, public_desk

    try:
        return contract_numbered(public_desk(desk), number)
    except NotFound:
        typer.echo(f"There is no desk {desk!r} with a contract {number!r}, or several have one.", err=True)
        raise typer.Exit(1) from None
