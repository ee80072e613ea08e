"""The tickets of one customer, or of one person, newest first; and how their promises went."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Count, Q, QuerySet

from upheld.customers.models import Contact, Organisation
from upheld.tickets.models import Clock, Ticket
from upheld.tickets.queries.queue import QueueRow, loaded, row_of

PAGE_SIZE = 15
# A glance looks back over so many tickets, so that it costs the same on a large customer as on a small one.
GLANCE_TICKETS = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class ReceivedKey:
    """Where a page ends: when its last ticket was received, and its row."""

    at: datetime
    id: int


@dataclass(frozen=True, kw_only=True, slots=True)
class CustomerTickets:
    """One page of tickets, and where the next begins; None when this is the last."""

    rows: tuple[QueueRow, ...]
    next_key: ReceivedKey | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Glance:
    """How the promises went on a customer's newest tickets; only a guaranteed one is breached, others are missed."""

    tickets: int
    kept: int
    breached: int
    missed: int
    under_way: int

    @property
    def is_whole(self) -> bool:
        """Whether these are all the tickets there are."""
        return self.tickets < GLANCE_TICKETS


def tickets_of(
    customer: Organisation | Contact, *, before: ReceivedKey | None, at: datetime, zone: ZoneInfo
) -> CustomerTickets:
    """Return one page of a customer's tickets, newest first: four queries, whatever their number."""
    tickets = _tickets(customer)
    if before is not None:
        same = Q(received_at=before.at, id__lt=before.id)
        tickets = tickets.filter(Q(received_at__lt=before.at) | same, received_at__lte=before.at)
    found = loaded(tickets.order_by("-received_at", "-id"), desk=customer.desk, limit=PAGE_SIZE + 1)
    shown = found[:PAGE_SIZE]
    more = len(found) > PAGE_SIZE
    return CustomerTickets(
        rows=tuple(row_of(ticket, at=at, zone=zone) for ticket in shown),
        next_key=ReceivedKey(at=shown[-1].received_at, id=shown[-1].pk) if more else None,
    )


def glance(customer: Organisation | Contact) -> Glance:
    """Return how the promises went on a customer's newest tickets: two queries."""
    newest = list(_tickets(customer).order_by("-received_at", "-id").values_list("pk", flat=True)[:GLANCE_TICKETS])
    late, running = Q(past_due_at__isnull=False), Q(stage__in=[Clock.Stage.IN_PROGRESS, Clock.Stage.PAUSED])
    counted = Clock.objects.filter(ticket__in=newest, withdrawn__isnull=True).aggregate(
        kept=Count("id", filter=Q(stage=Clock.Stage.COMPLETED) & ~late),
        breached=Count("id", filter=late & Q(strength="guaranteed")),
        missed=Count("id", filter=late & ~Q(strength="guaranteed")),
        under_way=Count("id", filter=running & ~late),
    )
    return Glance(tickets=len(newest), **counted)


def _tickets(customer: Organisation | Contact) -> QuerySet[Ticket]:
    if isinstance(customer, Organisation):
        return Ticket.objects.filter(organisation=customer)
    return Ticket.objects.filter(contact=customer)
