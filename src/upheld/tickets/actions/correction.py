"""Counting a ticket anew because hours of its agreement were put right, whether it is open or resolved."""

from datetime import datetime

from django.db import transaction

from servicelevel.agreement.terms import Agreement
from servicelevel.clocks.recount import Grounds
from upheld.agreements.facts import meaning_of, with_annex
from upheld.agreements.models import AgreementVersion
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.tickets import facts
from upheld.tickets.actions import clocks as keeping
from upheld.tickets.actions import lock, recount
from upheld.tickets.models import Recount, Ticket
from upheld.tickets.queries.changes import changes_of


@transaction.atomic
def count_by(
    ticket: Ticket, version: AgreementVersion, *, wrong: AgreementVersion, before: Agreement, by: Actor, at: datetime
) -> Recount | None:
    """Count a ticket by `version`, which counts in place of `wrong` that meant `before`; None if it reads the same.

    Locks the ticket and its clocks. Every pause is kept and the ticket stays pinned where it was. What lies in the
    past is told by the list of the correction, so nobody is told of it once more by the clock.
    """
    ticket = lock.ticket(ticket)
    clocks = keeping.locked_clocks(ticket)
    meanings = (with_annex(meaning, ticket.annex_id) for meaning in (before, meaning_of(version)))
    was, now = (Grounds(agreement=meaning, facts=ticket.facts) for meaning in meanings)
    found = facts.recounted(ticket, clocks, before=was, after=now, at=at)
    if not any(one.changed for one in found):
        return None
    row = Recount.objects.create(
        ticket=ticket,
        cause=Recount.Cause.CORRECTION,
        reason=f"Version {version.number} corrects version {wrong.number}.",
        facts_before=ticket.facts,
        facts_after=ticket.facts,
        version_before=wrong,
        version_after=version,
        changes=changes_of(found),
        recounted_at=at,
        recounted_by=by.reference,
        recounter_name=by.name,
    )
    keeping.place_in_queue(ticket, recount.keep(ticket, clocks, found, row, noticed_through=at))
    told = {"version": version.number, "corrects": wrong.number, "changes": row.changes}
    record("ticket", ticket.number, "counted as corrected", desk=ticket.desk.name, by=by, at=at, facts=told)
    return row
