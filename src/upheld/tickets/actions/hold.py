"""Putting tickets on hold and taking them off."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from servicelevel.clocks.events import Happening
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.tickets import facts
from upheld.tickets.actions import clocks, lock
from upheld.tickets.models import Hold, Ticket

WAITING_FOR_CUSTOMER = "customer"


class AlreadyOnHold(ValueError):
    """The ticket is on hold."""


class NotOnHold(ValueError):
    """The ticket is not on hold."""


class AlreadyResolved(ValueError):
    """The ticket is resolved; reopen it first."""


class UnknownReason(ValueError):
    """The agreement names no such reason; the message names those it has."""


@transaction.atomic
def place(ticket: Ticket, *, reason: str, note: str, by: Actor, at: datetime) -> Hold:
    """Put a ticket on hold for one of the agreement's reasons.

    Locks the ticket. Clocks that the reason pauses stop counting at `at`. Refuses a second hold, a resolved ticket
    and a reason that the agreement does not name.
    """
    ticket = lock.ticket(ticket)
    _refuse_if_not_open(ticket)
    _refuse_unknown(reason, ticket)
    hold = Hold.objects.create(ticket=ticket, reason=reason, note=note, placed_at=at, placed_by=by.reference)
    _set_state(ticket, Ticket.State.ON_HOLD)
    clocks.follow(ticket, Happening.HELD, by=by, at=at, reason=reason)
    record(
        "ticket",
        ticket.number,
        "held",
        desk=ticket.desk.name,
        by=by,
        at=at,
        facts={"reason": reason, "note": note},
    )
    return hold


@transaction.atomic
def lift(ticket: Ticket, *, by: Actor, at: datetime) -> Hold:
    """Take a ticket off hold; paused clocks count again from `at`. Refuses one that is not on hold."""
    ticket = lock.ticket(ticket)
    hold = Hold.objects.filter(ticket=ticket, lifted_at__isnull=True).first()
    if hold is None:
        raise NotOnHold(_("%(reference)s is not on hold") % {"reference": f"{ticket.desk.prefix}-{ticket.number}"})
    return _lift(ticket, hold, by=by, at=at)


def lift_if_waiting_for_customer(ticket: Ticket, *, by: Actor, at: datetime) -> None:
    """Take a ticket off hold because the customer for whom it waited has written; the caller holds its lock."""
    waiting = Hold.objects.filter(ticket=ticket, lifted_at__isnull=True, reason=WAITING_FOR_CUSTOMER).first()
    if waiting is not None:
        _lift(ticket, waiting, by=by, at=at)


def end_for_closure(ticket: Ticket, *, by: Actor, at: datetime) -> None:
    """End whatever hold is open because the ticket is resolved; its clocks follow the resolution instead."""
    Hold.objects.filter(ticket=ticket, lifted_at__isnull=True).update(lifted_at=at, lifted_by=by.reference)


def _lift(ticket: Ticket, hold: Hold, *, by: Actor, at: datetime) -> Hold:
    hold.lifted_at, hold.lifted_by = at, by.reference
    hold.save(update_fields=["lifted_at", "lifted_by"])
    _set_state(ticket, Ticket.State.OPEN)
    clocks.follow(ticket, Happening.HOLD_LIFTED, by=by, at=at, reason=hold.reason)
    record(
        "ticket",
        ticket.number,
        "hold lifted",
        desk=ticket.desk.name,
        by=by,
        at=at,
        facts={"reason": hold.reason},
    )
    return hold


def _refuse_if_not_open(ticket: Ticket) -> None:
    reference = f"{ticket.desk.prefix}-{ticket.number}"
    if ticket.state == Ticket.State.ON_HOLD:
        raise AlreadyOnHold(_("%(reference)s is on hold already") % {"reference": reference})
    if ticket.state == Ticket.State.RESOLVED:
        raise AlreadyResolved(_("%(reference)s is resolved; reopen it first") % {"reference": reference})


def _refuse_unknown(reason: str, ticket: Ticket) -> None:
    known = [term.key for term in facts.agreement_of(ticket).pause_reasons]
    if reason not in known:
        raise UnknownReason(
            _("“%(reason)s” is no reason of this agreement; it has %(known)s")
            % {"reason": reason, "known": ", ".join(known)}
        )


def _set_state(ticket: Ticket, state: Ticket.State) -> None:
    ticket.state = state
    ticket.save(update_fields=["state"])
