"""Moving a ticket to a later version of its agreement; by itself a ticket stays with the one it was received under."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from servicelevel.agreement.faults import FaultyAgreement
from servicelevel.agreement.terms import Agreement
from servicelevel.clocks.recount import Grounds
from upheld.agreements.facts import meaning_as_corrected, with_annex
from upheld.agreements.models import AgreementVersion
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.tickets import facts
from upheld.tickets.actions import lock, recount, tell
from upheld.tickets.models import Recount, Ticket


class NotALaterVersion(ValueError):
    """A ticket moves only to a version of its own agreement that took effect later, and is in force by now."""


@transaction.atomic
def move(
    ticket: Ticket, to: AgreementVersion, *, reason: str, by: Actor, at: datetime, seen: int | None = None
) -> Recount:
    """Move an open ticket to a later version of its agreement, because the customer agreed to it or is better off.

    Locks the ticket. Facts that the version does not know are left out; the clocks are counted anew from receipt and
    keep their pauses; the customer is told. Refuses what `recount.refuse_unless_open` does, a version that is not a
    later one in force, one that its annex does not fit, and one under which the facts promise nothing sensible
    (PromiseError).
    """
    ticket = lock.ticket(ticket)
    recount.refuse_unless_open(ticket, reason=reason, seen=seen)
    _refuse_unless_later(ticket.agreement_version, to, at=at)
    agreement = _with_its_annex(to, ticket)
    known = {key: value for key, value in ticket.facts.items() if key in agreement.facts}
    act = recount.Act(cause=Recount.Cause.VERSION, reason=reason, by=by, at=at)
    was = facts.agreement_of(ticket).version
    row = recount.hold_to(ticket, Grounds(agreement=agreement, facts=known), version=to, act=act)
    tell.customer_of_recount(ticket, row, agreement, at=at)
    told = {"from": was, "to": to.number, "reason": row.reason, "changes": row.changes}
    record("ticket", ticket.number, "moved to version", desk=ticket.desk.name, by=by, at=at, facts=told)
    return row


def _with_its_annex(to: AgreementVersion, ticket: Ticket) -> Agreement:
    try:
        return with_annex(meaning_as_corrected(to), ticket.annex_id)
    except FaultyAgreement as fault:
        raise NotALaterVersion(
            _("the annex of this ticket does not fit version %(version)s") % {"version": to.number}
        ) from fault


def _refuse_unless_later(present: AgreementVersion, to: AgreementVersion, *, at: datetime) -> None:
    if to.agreement_id != present.agreement_id:
        raise NotALaterVersion(_("that version belongs to another agreement"))
    if to.corrects_id is not None or to.number <= present.number or to.effective_at <= present.effective_at:
        raise NotALaterVersion(
            _("version %(version)s is no later version than %(present)s")
            % {"version": to.number, "present": present.number}
        )
    if to.effective_at > at:
        raise NotALaterVersion(_("version %(version)s is not in force yet") % {"version": to.number})
