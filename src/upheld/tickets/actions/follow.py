"""Following a ticket, and leaving off."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.accounts.models import User
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.desks.queries import is_on
from upheld.tickets.actions import lock
from upheld.tickets.models import Follow, Ticket


class CannotFollow(ValueError):
    """Only those who are on the desk follow its tickets."""


@transaction.atomic
def start(ticket: Ticket, user: User, *, by: Actor, at: datetime) -> Follow:
    """Let a person of the desk follow a ticket: they are told of what happens on it. Again changes nothing.

    Locks the ticket. Raises CannotFollow.
    """
    ticket = lock.ticket(ticket)
    if present := Follow.objects.filter(ticket=ticket, user=user, ended_at__isnull=True).first():
        return present
    if not is_on(ticket.desk, user):
        raise CannotFollow(_("%(who)s is not on %(desk)s") % {"who": user, "desk": ticket.desk})
    follow = Follow.objects.create(ticket=ticket, user=user, followed_at=at, followed_by=by.reference)
    record("ticket", ticket.number, "followed", desk=ticket.desk.name, by=by, at=at, facts={"who": str(user)})
    return follow


@transaction.atomic
def stop(ticket: Ticket, user: User, *, by: Actor, at: datetime) -> None:
    """Let a person follow a ticket no longer; whoever does not follow it stays so."""
    ticket = lock.ticket(ticket)
    present = Follow.objects.filter(ticket=ticket, user=user, ended_at__isnull=True)
    if present.update(ended_at=at, ended_by=by.reference):
        record("ticket", ticket.number, "unfollowed", desk=ticket.desk.name, by=by, at=at, facts={"who": str(user)})
