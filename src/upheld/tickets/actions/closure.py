"""Resolving tickets and opening them again."""

from datetime import datetime

from django.db import transaction

from servicelevel.clocks.events import Happening
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.tickets.actions import clocks, hold, lock, tell
from upheld.tickets.models import Closure, Ticket


class AlreadyResolved(ValueError):
    """The ticket is resolved already."""


class NotResolved(ValueError):
    """The ticket is not resolved."""


@transaction.atomic
def resolve(ticket: Ticket, *, by: Actor, at: datetime) -> Closure:
    """Resolve a ticket.

    Locks the ticket. An open hold ends, clocks stop as the agreement says, the customer is told. Refuses a second time.
    """
    ticket = lock.ticket(ticket)
    if ticket.state == Ticket.State.RESOLVED:
        raise AlreadyResolved(f"{ticket.desk.prefix}-{ticket.number} is resolved already")
    closure = Closure.objects.create(ticket=ticket, closed_at=at, closed_by=by.reference)
    hold.end_for_closure(ticket, by=by, at=at)
    _set_state(ticket, Ticket.State.RESOLVED)
    clocks.follow(ticket, Happening.RESOLVED, by=by, at=at)
    tell.customer_of_resolution(ticket, closure, at=at)
    tell.followers(ticket, "resolved", key=f"followed-closure:{closure.pk}", by=by, at=at)
    record("ticket", ticket.number, "resolved", desk=ticket.desk.name, by=by, at=at)
    return closure


@transaction.atomic
def reopen(ticket: Ticket, *, by: Actor, at: datetime) -> Closure:
    """Open a resolved ticket again; clocks follow as the agreement says. Refuses one that is not resolved."""
    ticket = lock.ticket(ticket)
    closure = Closure.objects.filter(ticket=ticket, reopened_at__isnull=True).first()
    if closure is None:
        raise NotResolved(f"{ticket.desk.prefix}-{ticket.number} is not resolved")
    closure.reopened_at, closure.reopened_by = at, by.reference
    closure.save(update_fields=["reopened_at", "reopened_by"])
    _set_state(ticket, Ticket.State.OPEN)
    clocks.follow(ticket, Happening.REOPENED, by=by, at=at)
    tell.followers(ticket, "reopened", key=f"followed-reopening:{closure.pk}", by=by, at=at)
    record("ticket", ticket.number, "reopened", desk=ticket.desk.name, by=by, at=at)
    return closure


def _set_state(ticket: Ticket, state: Ticket.State) -> None:
    ticket.state = state
    ticket.save(update_fields=["state"])
