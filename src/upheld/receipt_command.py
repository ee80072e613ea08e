"""The command that prints the receipts of a ticket. Django is loaded when it runs; the words are the pages' own."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from upheld.config.django import ready
from upheld.now import now

if TYPE_CHECKING:
    from upheld.presentation.derivations import CitedReason
    from upheld.presentation.receipts import ReceiptAccount
    from upheld.tickets.models import Ticket


def receipt_command(
    ticket: Annotated[str, typer.Argument(metavar="TICKET", help="Its reference, as in IS-7.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print what verify_receipt.py reads.")] = False,
) -> None:
    """Show what each promise on a ticket follows from, so that anybody can derive it again."""
    from upheld.config.processes import database

    ready()
    with database.reachable():
        from upheld.presentation.receipts import account_of
        from upheld.tickets.queries.receipts import document_of, receipts_of

        at = now()
        found = _ticket(ticket)
        if as_json:
            typer.echo(json.dumps(document_of(found, at=at), ensure_ascii=False, indent=2))
            return
        accounts = [account_of(receipt) for receipt in receipts_of(found, at=at)]
        typer.echo("\n\n".join(map(_told, accounts)) or "The agreement promises no time for this ticket.")


def _ticket(reference: str) -> "Ticket":
    from upheld.desks.access import NotFound
    from upheld.tickets.access import ticket_by_reference

    try:
        return ticket_by_reference(reference)
    except NotFound:
        typer.echo(f"There is no ticket {reference!r}; write its reference, as in IS-7.", err=True)
        raise typer.Exit(1) from None


def _told(account: "ReceiptAccount") -> str:
    """Return a receipt as lines: the verdict first, then what it follows from."""
    head = f"{account.label}: {account.verdict}"
    lines = [head, "=" * len(head)]
    promise = f"{account.amount}, {account.strength_label.lower()}, § {account.clause_number} {account.clause_title}"
    lines += _pairs((("Promised", promise), *account.facts, ("Counted in", f"{account.kind}; times of {account.zone}")))
    lines += ["", "Why"]
    lines += [f"  {step}. {_cited(reason)}" for step, reason in enumerate(account.reasons, start=1)]
    lines += _segments(account)
    if account.pauses:
        lines += ["", "What did not count"]
        lines += [f"  {pause.when}: {pause.what}, {pause.length}" for pause in account.pauses]
    if differing := (*account.days, *account.shifts):
        lines += ["", "Days that differ", *_pairs((day.when, day.what) for day in differing)]
    return "\n".join([*lines, "", "What happened", *_pairs(account.happened), "", f"sha256 {account.digest}"])


def _segments(account: "ReceiptAccount") -> list[str]:
    if not account.segments:
        return []
    rows = [
        (f"{row.day}  {row.start} to {row.end}", row.length, f"{row.sum} in all{', left' if row.ahead else ''}")
        for row in account.segments
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (f"  {when:<{widths[0]}}  {length:>{widths[1]}}  {total}" for when, length, total in rows)
    return ["", "What counted", *lines]


def _pairs(pairs: Iterable[tuple[str, str]]) -> list[str]:
    known = list(pairs)
    width = max(len(label) for label, _ in known)
    return [f"  {label:<{width}}  {value}" for label, value in known]


def _cited(reason: "CitedReason") -> str:
    return f"{reason.text} (§ {reason.clause_number})" if reason.clause_number else reason.text
