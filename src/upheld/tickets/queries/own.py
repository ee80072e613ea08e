"""A customer's own tickets on one desk, the newest first."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, QuerySet

from upheld.tickets.models import Assignment, Clock, Ticket
from upheld.tickets.queries.queue import QueueRow, row_of

PAGE_SIZE = 25


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnPage:
    """One page of a customer's tickets, and after which number the next begins; None when this is the last."""

    rows: tuple[QueueRow, ...]
    next_after: int | None


def own_tickets(found: QuerySet[Ticket], *, after: int | None, at: datetime, zone: ZoneInfo) -> OwnPage:
    """Return one page of the tickets of one desk that access has `found` to be this customer's. Three queries."""
    tickets = found.order_by("-number")
    if after is not None:
        tickets = tickets.filter(number__lt=after)
    loaded = list(_with_what_a_row_shows(tickets)[: PAGE_SIZE + 1])
    shown = loaded[:PAGE_SIZE]
    return OwnPage(
        rows=tuple(row_of(ticket, at=at, zone=zone) for ticket in shown),
        next_after=shown[-1].number if len(loaded) > PAGE_SIZE else None,
    )


def _with_what_a_row_shows(tickets: QuerySet[Ticket]) -> QuerySet[Ticket]:
    held = Assignment.objects.filter(ended_at__isnull=True).select_related("agent")
    related = tickets.select_related("desk", "contact", "organisation", "contract", "agreement_version")
    return related.defer("agreement_version__text", "answers").prefetch_related(
        Prefetch("clocks", Clock.objects.order_by("id")), Prefetch("assignments", held)
    )
