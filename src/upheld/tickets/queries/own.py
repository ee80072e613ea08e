"""A customer's own tickets on one desk, the newest first."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from upheld.customers.models import Contact
from upheld.desks.models import Desk
from upheld.tickets.models import Ticket
from upheld.tickets.queries.queue import QueueRow, loaded, row_of

PAGE_SIZE = 25


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnPage:
    """One page of a customer's tickets, and after which number the next begins; None when this is the last."""

    rows: tuple[QueueRow, ...]
    next_after: int | None


def own_tickets(found: QuerySet[Ticket], desk: Desk, *, after: int | None, at: datetime, zone: ZoneInfo) -> OwnPage:
    """Return one page of the tickets of one desk that access has `found` to be this customer's. Three queries."""
    tickets = found.order_by("-number")
    if after is not None:
        tickets = tickets.filter(number__lt=after)
    rows = loaded(tickets, desk=desk, limit=PAGE_SIZE + 1)
    shown = rows[:PAGE_SIZE]
    return OwnPage(
        rows=tuple(row_of(ticket, at=at, zone=zone) for ticket in shown),
        next_after=shown[-1].number if len(rows) > PAGE_SIZE else None,
    )


def opened_within(contact: Contact, span: timedelta, *, at: datetime, at_most: int) -> int:
    """Return how many tickets were opened in a customer's name in the time before `at`, counted up to `at_most`."""
    newest = Ticket.objects.filter(contact=contact, received_at__gt=at - span).order_by("-received_at")
    return newest[:at_most].count()
