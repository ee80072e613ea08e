"""The tickets that a customer may read on one desk, the newest first, narrowed as they ask."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from upheld.customers.models import Contact
from upheld.desks.models import Desk
from upheld.tickets.models import Ticket
from upheld.tickets.queries.queue import QueueRow, loaded, row_of

PAGE_SIZE = 25
OPEN, RESOLVED = "open", "resolved"
# No ticket has a longer number: it is a bigint.
DIGITS_AT_MOST = 18


@dataclass(frozen=True, kw_only=True, slots=True)
class Narrowing:
    """What somebody asks of the list: nothing, to begin with."""

    # Of which state: open, resolved, or empty for all.
    state: str = ""
    # Only what they asked themselves.
    mine_alone: bool = False
    # What the subject says, or the number that the ticket has.
    words: str = ""

    def applied_to(self, found: QuerySet[Ticket], viewer: Contact | None) -> QuerySet[Ticket]:
        """Return what is left of some tickets."""
        if self.state == RESOLVED:
            found = found.filter(state=Ticket.State.RESOLVED)
        elif self.state == OPEN:
            found = found.exclude(state=Ticket.State.RESOLVED)
        if self.mine_alone and viewer is not None:
            found = found.filter(contact=viewer)
        return found.filter(self._said()) if self.words else found

    def _said(self) -> Q:
        number = self.words.rpartition("-")[2].strip()
        short = number.isascii() and number.isdecimal() and len(number) <= DIGITS_AT_MOST
        return Q(subject__icontains=self.words) | (Q(number=int(number)) if short else Q(pk__in=[]))


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


def newest_of(contact: Contact) -> Ticket | None:
    """Return the newest ticket that somebody asked themselves; None if there is none. One query."""
    own = Ticket.objects.filter(contact=contact).select_related("desk", "contact")
    return own.order_by("-number").first()
