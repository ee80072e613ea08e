"""Saying who has a ticket, or that nobody has."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.accounts.models import User
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.desks.queries import agents_of, away_from
from upheld.tickets.actions import lock, tell
from upheld.tickets.models import Assignment, Ticket


class NotOnThisDesk(ValueError):
    """Only those who may answer on the desk can be given its tickets."""


class AgentAway(ValueError):
    """Whoever is away is given a ticket only by somebody who knows."""


@transaction.atomic
def give(ticket: Ticket, agent: User, *, by: Actor, at: datetime, although_away: bool = False) -> Assignment:
    """Give a ticket to an agent of its desk; whoever had it no longer has. Giving it to its holder changes nothing.

    The new holder is told, unless they took it themselves. Raises NotOnThisDesk, and AgentAway unless they took it
    themselves or whoever gives it knows.
    """
    ticket = lock.ticket(ticket)
    present = Assignment.objects.filter(ticket=ticket, ended_at__isnull=True).first()
    if present is not None and present.agent_id == agent.pk:
        return present
    if agent not in agents_of(ticket.desk):
        raise NotOnThisDesk(_("%(who)s does not answer on %(desk)s") % {"who": agent, "desk": ticket.desk})
    oneself = by.reference == agent.as_actor.reference
    if not although_away and not oneself and agent.pk in away_from(ticket.desk, at=at):
        raise AgentAway(_("%(who)s is away; say that you know, and it is given all the same") % {"who": agent})
    _end(present, by=by, at=at)
    given = Assignment.objects.create(ticket=ticket, agent=agent, assigned_at=at, assigned_by=by.reference)
    ticket.holder = agent
    ticket.save(update_fields=["holder"])
    tell.assigned(given, by=by, at=at)
    record("ticket", ticket.number, "assigned", desk=ticket.desk.name, by=by, at=at, facts={"to": str(agent)})
    return given


@transaction.atomic
def release(ticket: Ticket, *, by: Actor, at: datetime) -> None:
    """Let nobody have a ticket; whoever had it no longer has. Where nobody has it, nothing changes."""
    ticket = lock.ticket(ticket)
    present = Assignment.objects.filter(ticket=ticket, ended_at__isnull=True).select_related("agent").first()
    if present is None:
        return
    _end(present, by=by, at=at)
    ticket.holder = None
    ticket.save(update_fields=["holder"])
    told = {"from": str(present.agent)}
    record("ticket", ticket.number, "released", desk=ticket.desk.name, by=by, at=at, facts=told)


def _end(stretch: Assignment | None, *, by: Actor, at: datetime) -> None:
    if stretch is not None:
        stretch.ended_at, stretch.ended_by = at, by.reference
        stretch.save(update_fields=["ended_at", "ended_by"])
