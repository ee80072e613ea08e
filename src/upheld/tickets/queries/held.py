"""The open tickets that one person has on a desk; not the queue's pages."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from upheld.accounts.models import User
from upheld.desks.models import Desk
from upheld.tickets.models import Ticket


def open_tickets_held(user: User, desk: Desk) -> Sequence[Ticket]:
    """Return the open tickets that a person has on a desk, in the order of the queue."""
    return list(_held(user, desk).select_related("desk", "contact").order_by("queue_group", "queue_at", "id"))


def held_count(user: User, desk: Desk) -> int:
    """Return how many open tickets a person has on a desk."""
    return _held(user, desk).count()


def _held(user: User, desk: Desk) -> QuerySet[Ticket]:
    return Ticket.objects.filter(~Q(state=Ticket.State.RESOLVED), holder=user, desk=desk)
