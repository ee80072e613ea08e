"""Saying what kind of request a ticket is. No agreement promises by the kind, so no clock moves; the category does."""

from datetime import datetime

from django.db import transaction

from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.tickets.actions import lock
from upheld.tickets.models import Ticket


@transaction.atomic
def change(ticket: Ticket, kind: Ticket.Kind, *, by: Actor, at: datetime) -> None:
    """Let a ticket be of another kind; of the kind that it is, nothing changes. Locks the ticket, tells nobody."""
    ticket = lock.ticket(ticket)
    if ticket.kind == kind:
        return
    told = {"from": ticket.kind, "to": kind.value}
    ticket.kind = kind
    ticket.save(update_fields=["kind"])
    record("ticket", ticket.number, "kind changed", desk=ticket.desk.name, by=by, at=at, facts=told)
