"""Saying who has a ticket."""

from datetime import datetime

from django.db import transaction

from upheld.accounts.models import User
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.desks.queries import agents_of
from upheld.tickets.actions import lock, tell
from upheld.tickets.models import Assignment, Ticket


class NotOnThisDesk(ValueError):
    """Only those who may answer on the desk can be given its tickets."""


@transaction.atomic
def give(ticket: Ticket, agent: User, *, by: Actor, at: datetime) -> Assignment:
    """Give a ticket to an agent of its desk; whoever had it no longer has. Giving it to its holder changes nothing.

    The new holder is told, unless they took it themselves.
    """
    ticket = lock.ticket(ticket)
    present = Assignment.objects.filter(ticket=ticket, ended_at__isnull=True).first()
    if present is not None and present.agent_id == agent.pk:
        return present
    if agent not in agents_of(ticket.desk):
        raise NotOnThisDesk(f"{agent} does not answer on {ticket.desk}")
    if present is not None:
        present.ended_at, present.ended_by = at, by.reference
        present.save(update_fields=["ended_at", "ended_by"])
    given = Assignment.objects.create(ticket=ticket, agent=agent, assigned_at=at, assigned_by=by.reference)
    ticket.holder = agent
    ticket.save(update_fields=["holder"])
    tell.assigned(given, by=by, at=at)
    record("ticket", ticket.number, "assigned", desk=ticket.desk.name, by=by, at=at, facts={"to": str(agent)})
    return given


@transaction.atomic
def let_go(ticket: Ticket, *, by: Actor, at: datetime) -> None:
    """Take a ticket from whoever has it: it is nobody's again, and stays with its team. Again changes nothing."""
    ticket = lock.ticket(ticket)
    present = Assignment.objects.filter(ticket=ticket, ended_at__isnull=True)
    if not present.update(ended_at=at, ended_by=by.reference):
        return
    before, ticket.holder = str(ticket.holder), None
    ticket.save(update_fields=["holder"])
    record("ticket", ticket.number, "let go", desk=ticket.desk.name, by=by, at=at, facts={"from": before})
