"""Lists of tickets beyond the queue: by state, priority, customer and tag, newest first or next due first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from upheld.customers.queries import contact_with
from upheld.desks.models import Desk
from upheld.tickets.facts import agreement_of
from upheld.tickets.models import Ticket
from upheld.tickets.queries.faces import ClockFace, face_of
from upheld.tickets.queries.queue import (
    QueueKey,
    QueueRow,
    in_view,
    key_in,
    key_of,
    later_than,
    loaded,
    loaded_by_key,
    row_of,
)
from upheld.tickets.queries.tags import tagged
from upheld.tickets.queries.views.view import QueueView


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """Which tickets a list shows; None does not narrow."""

    state: str | None = None
    priority: str | None = None
    email: str | None = None
    tag: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedTicket:
    """One ticket of a list, with every promise on it."""

    ticket: Ticket
    reference: str
    faces: tuple[ClockFace, ...]
    holder: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ListPage:
    """One page of a list, and after which row the next begins; None when this is the last."""

    rows: tuple[ListedTicket, ...]
    next_key: QueueKey | None


def newest(desk: Desk, wanted: Wanted, *, limit: int, after: QueueKey | None, at: datetime, zone: ZoneInfo) -> ListPage:
    """Return one page of a desk's tickets, the last received first: at most five queries."""
    tickets = _wanted(Ticket.objects.filter(desk=desk), wanted, desk=desk).order_by("-id")
    if after is not None:
        tickets = tickets.filter(pk__lt=after.id)
    return _page(tickets, limit, desk=desk, at=at, zone=zone)


def next_due(
    desk: Desk, wanted: Wanted, *, limit: int, after: QueueKey | None, at: datetime, zone: ZoneInfo
) -> ListPage:
    """Return one page of the tickets that are not resolved, in the queue's order: at most five queries."""
    tickets = Ticket.objects.filter(~Q(state=Ticket.State.RESOLVED), desk=desk)
    tickets = _wanted(tickets, wanted, desk=desk).order_by("queue_group", "queue_at", "id")
    if after is not None:
        tickets = tickets.filter(later_than(after))
    return _page(tickets, limit, desk=desk, at=at, zone=zone)


def queue_rows(desk: Desk, keys: Sequence[int], *, at: datetime, zone: ZoneInfo) -> Sequence[QueueRow]:
    """Return tickets of a desk, named by their keys and in that order, as the queue has them: at most three queries."""
    tickets = loaded_by_key(keys, desk=desk)
    return [row_of(tickets[key], at=at, zone=zone) for key in keys if key in tickets]


def page_of_view(
    desk: Desk, view: QueueView, *, limit: int, after: QueueKey | None, at: datetime, zone: ZoneInfo
) -> ListPage:
    """Return one page of a view of the queue: at most five queries."""
    found = loaded(in_view(view, after=after), desk=desk, limit=limit + 1)
    shown = found[:limit]
    return ListPage(
        rows=tuple(listed(ticket, at=at, zone=zone) for ticket in shown),
        next_key=key_in(view, shown[-1]) if len(found) > limit else None,
    )


def listed(ticket: Ticket, *, at: datetime, zone: ZoneInfo) -> ListedTicket:
    """Return one ticket as a list shows it; reads only what `loaded` loads."""
    agreement = agreement_of(ticket)
    return ListedTicket(
        ticket=ticket,
        reference=f"{ticket.desk.prefix}-{ticket.number}",
        faces=tuple(face_of(clock, agreement=agreement, at=at, zone=zone) for clock in ticket.counting_clocks),
        holder=str(ticket.holder) if ticket.holder else None,
    )


def _wanted(tickets: QuerySet[Ticket], wanted: Wanted, *, desk: Desk) -> QuerySet[Ticket]:
    if wanted.state is not None:
        tickets = tickets.filter(state=wanted.state)
    if wanted.priority is not None:
        tickets = tickets.filter(priority=wanted.priority)
    if wanted.email is not None:
        tickets = tickets.filter(contact=contact_with(desk, wanted.email))
    if wanted.tag is not None:
        tickets = tagged(tickets, desk, wanted.tag)
    return tickets


def _page(tickets: QuerySet[Ticket], limit: int, *, desk: Desk, at: datetime, zone: ZoneInfo) -> ListPage:
    found = loaded(tickets, desk=desk, limit=limit + 1)
    shown = found[:limit]
    return ListPage(
        rows=tuple(listed(ticket, at=at, zone=zone) for ticket in shown),
        next_key=key_of(shown[-1]) if len(found) > limit else None,
    )
