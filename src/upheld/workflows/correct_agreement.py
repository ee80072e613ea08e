"""Hours that an agreement stated wrongly are put right from the beginning, and the tickets affected counted anew."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from servicelevel.agreement.terms import Agreement
from servicelevel.clocks.recount import hours_put_right
from upheld.agreements.actions import correct
from upheld.agreements.facts import meaning_of, meaning_of_text, versions_counted_by, with_annex
from upheld.agreements.models import AgreementVersion
from upheld.audit.facts import Actor
from upheld.desks.models import Desk
from upheld.tickets.actions import correction, tell
from upheld.tickets.models import Ticket
from upheld.tickets.queries.affected import annexes_among, touched_by
from upheld.tickets.queries.previews import TicketChange, change_of, preview

# How far beyond the present hours are compared: no clock that counts now falls due later.
HORIZON = timedelta(days=5 * 366)


@dataclass(frozen=True, kw_only=True, slots=True)
class Corrected:
    """A correction that was published, and what it changed."""

    version: AgreementVersion
    changes: tuple[TicketChange, ...]


@transaction.atomic
def correct_agreement(desk: Desk, text: str, *, wrong: AgreementVersion, by: Actor, at: datetime) -> Corrected:
    """Publish a document as the correction of version `wrong` and count exactly the tickets affected anew.

    One act, one transaction: open and resolved tickets alike, every pause kept. The desk is told which tickets
    changed and how. Work grows with the tickets whose clocks ran over changed hours, not with all there are.
    An annex that the correction no longer fits refuses it. Raises: PublishingRefused, NoCorrection, FaultyAgreement.
    """
    before = meaning_of(wrong)
    pinned = versions_counted_by(wrong)
    version = correct.correct(desk, text, wrong=wrong, by=by, at=at)
    changes = []
    for ticket in _touched(before, meaning_of(version), pinned, at=at):
        row = correction.count_by(ticket, version, wrong=wrong, before=before, by=by, at=at)
        if row is not None:
            changes.append(change_of(ticket, changes=row.changes))
    tell.desk_of_correction(desk, version=version.number, corrects=wrong.number, changed=_told(changes), at=at)
    return Corrected(version=version, changes=tuple(changes))


def preview_correction(desk: Desk, text: str, *, wrong: AgreementVersion, at: datetime) -> tuple[TicketChange, ...]:
    """Return what `correct_agreement` would change; writes nothing and refuses the same."""
    correct.check(desk, text, wrong=wrong)
    before, after = meaning_of(wrong), meaning_of_text(text)
    tickets = _touched(before, after, versions_counted_by(wrong), at=at)
    found = (
        change_of(
            ticket,
            changes=preview(
                ticket,
                at=at,
                agreement=with_annex(after, ticket.annex_id),
                counted_until_now=with_annex(before, ticket.annex_id),
            ),
        )
        for ticket in tickets
    )
    return tuple(change for change in found if change.changes)


def _touched(before: Agreement, after: Agreement, pinned: list[int], *, at: datetime) -> list[Ticket]:
    """Return the tickets to look at, oldest first; where an annex holds, by the hours that are meant with it."""
    found: list[Ticket] = []
    for annex in (None, *annexes_among(pinned)):
        was, now = with_annex(before, annex), with_annex(after, annex)
        found += _touched_with(annex, was, now, pinned, at=at)
    return sorted(found, key=lambda ticket: ticket.pk)


def _touched_with(
    annex: int | None, before: Agreement, after: Agreement, pinned: list[int], *, at: datetime
) -> Iterable[Ticket]:
    first = before.office.tz
    start = datetime(before.effective_on.year, before.effective_on.month, before.effective_on.day, tzinfo=first)
    changed = hours_put_right(before, after, start=start, end=max(at, start) + HORIZON)
    return touched_by(changed, versions=pinned, annex=annex, wrong=before) if changed else ()


def _told(changes: list[TicketChange]) -> list[dict[str, object]]:
    return [
        {"number": one.number, "reference": one.reference, "subject": one.subject, "changes": one.changes}
        for one in changes
    ]
