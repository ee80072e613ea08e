"""What a ticket would be held to, before anybody decides it; nothing is locked or written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from servicelevel.agreement.faults import FaultyAgreement
from servicelevel.agreement.terms import Agreement
from servicelevel.clocks.promise import PromiseError
from servicelevel.clocks.recount import Grounds
from upheld.agreements.facts import meaning_as_corrected, with_annex
from upheld.agreements.models import AgreementVersion
from upheld.tickets import facts
from upheld.tickets.models import Clock, Ticket
from upheld.tickets.queries.changes import ChangeLine, change_lines, changes_of


@dataclass(frozen=True, kw_only=True, slots=True)
class TicketChange:
    """What an act that concerns many tickets does to one of them."""

    number: int
    reference: str
    subject: str
    state: str
    # As a recount writes them down; empty if nothing reads differently.
    changes: list[dict[str, Any]] = field(default_factory=list)
    # Why it is not counted anew; empty if it is.
    refusal: str = ""

    def lines(self, *, at: datetime, zone: ZoneInfo) -> tuple[ChangeLine, ...]:
        """Return what changes, in words."""
        return change_lines(self.changes, at=at, zone=zone)


def change_of(ticket: Ticket, *, changes: list[dict[str, Any]] | None = None, refusal: str = "") -> TicketChange:
    """Return what an act does to a ticket; needs its desk loaded."""
    return TicketChange(
        number=ticket.number,
        reference=f"{ticket.desk.prefix}-{ticket.number}",
        subject=ticket.subject,
        state=ticket.state,
        changes=changes or [],
        refusal=refusal,
    )


def preview(
    ticket: Ticket,
    *,
    at: datetime,
    stated: Mapping[str, str] | None = None,
    agreement: Agreement | None = None,
    counted_until_now: Agreement | None = None,
) -> list[dict[str, Any]]:
    """Return what would change if a ticket were held to other facts, or to another agreement.

    `counted_until_now` is the meaning that counted before, where that is no longer what the ticket is pinned to.
    Raises: PromiseError.
    """
    present = counted_until_now or facts.agreement_of(ticket)
    before = Grounds(agreement=present, facts=ticket.facts)
    after = Grounds(agreement=agreement or present, facts=stated if stated is not None else ticket.facts)
    found = facts.recounted(ticket, _clocks(ticket), before=before, after=after, at=at)
    return changes_of(found)


def preview_of_version(ticket: Ticket, version: AgreementVersion, *, at: datetime) -> list[dict[str, Any]]:
    """Return what would change if a ticket were moved to another version; nothing if it could not be."""
    try:
        agreement = with_annex(meaning_as_corrected(version), ticket.annex_id)
        known = {key: value for key, value in ticket.facts.items() if key in agreement.facts}
        return preview(ticket, at=at, stated=known, agreement=agreement)
    except (PromiseError, FaultyAgreement):
        return []


def preview_of(ticket: Ticket, *, at: datetime, stated: Mapping[str, str]) -> TicketChange:
    """Return what `preview` does, or why the agreement knows no such facts, for a list of tickets."""
    try:
        return change_of(ticket, changes=preview(ticket, at=at, stated=stated))
    except PromiseError as fault:
        return change_of(ticket, refusal=str(fault))


def _clocks(ticket: Ticket) -> Sequence[Clock]:
    clocks = Clock.objects.filter(ticket=ticket, withdrawn__isnull=True)
    return list(clocks.order_by("id").prefetch_related("events"))
