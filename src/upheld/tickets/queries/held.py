"""The open tickets that one person has on a desk; not the queue's pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from upheld.accounts.models import User
from upheld.desks.models import Desk
from upheld.tickets.models import Ticket

# The most that is offered at once for handing over.
SHOWN_AT_MOST = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class DueTicket:
    """A ticket whose next promise falls due in some time."""

    number: int
    reference: str
    subject: str
    due_at: datetime


def due_meanwhile(user: User, desk: Desk, *, until: datetime) -> tuple[DueTicket, ...]:
    """Return a person's open tickets on a desk whose next promise falls due before an instant, soonest first."""
    due = _held(user, desk).filter(queue_group=Ticket.QueueGroup.DATED, queue_at__lt=until)
    found = due.only("number", "subject", "queue_at").order_by("queue_at", "id")[:SHOWN_AT_MOST]
    return tuple(
        DueTicket(
            number=one.number,
            reference=f"{desk.prefix}-{one.number}",
            subject=one.subject,
            due_at=one.queue_at,
        )
        for one in found
    )


def open_tickets_held(user: User, desk: Desk) -> Sequence[Ticket]:
    """Return the open tickets that a person has on a desk, in the order of the queue."""
    return list(_held(user, desk).select_related("desk", "contact").order_by("queue_group", "queue_at", "id"))


def held_count(user: User, desk: Desk) -> int:
    """Return how many open tickets a person has on a desk."""
    return _held(user, desk).count()


def _held(user: User, desk: Desk) -> QuerySet[Ticket]:
    return Ticket.objects.filter(~Q(state=Ticket.State.RESOLVED), holder=user, desk=desk)
