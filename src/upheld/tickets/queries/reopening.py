"""How long a customer may still open a resolved ticket again, and which tickets go on from another; opening is an
action's.
"""

from dataclasses import dataclass
from datetime import datetime

from servicelevel.agreement.terms import Agreement, ReopeningTerm
from servicelevel.clocks.reopening import reopens_until
from upheld.customers.models import Contact
from upheld.tickets.models import Closure, Ticket, TicketLink


@dataclass(frozen=True, kw_only=True, slots=True)
class Resolved:
    """Since when a ticket is resolved, and how long its customers may open it again."""

    at: datetime
    # The first instant at which they no longer can, and what says so; None where the agreement sets no limit.
    until: datetime | None
    term: ReopeningTerm | None

    def is_over(self, at: datetime) -> bool:
        """Whether the days had gone by at an instant."""
        return self.until is not None and at >= self.until


def resolved(ticket: Ticket, agreement: Agreement) -> Resolved | None:
    """Return how long a resolved ticket may be opened again; None for one that is not resolved: one query."""
    if ticket.state != Ticket.State.RESOLVED:
        return None
    closure = Closure.objects.filter(ticket=ticket, reopened_at__isnull=True).only("closed_at").first()
    if closure is None:  # merged into another one, which has the last word
        return None
    until = reopens_until(agreement, resolved_at=closure.closed_at)
    return Resolved(at=closure.closed_at, until=until, term=agreement.reopening)


def goes_on_from(ticket: Ticket, reader: Contact) -> tuple[Ticket, ...]:
    """Return the reader's own tickets from which this one goes on: one query."""
    links = TicketLink.objects.filter(kind=TicketLink.Kind.FOLLOWS, source=ticket, target__contact=reader)
    return tuple(row.target for row in links.select_related("target__desk").order_by("id"))


def goes_on_in(ticket: Ticket, reader: Contact) -> tuple[Ticket, ...]:
    """Return the reader's own tickets that go on from this one: one query."""
    links = TicketLink.objects.filter(kind=TicketLink.Kind.FOLLOWS, target=ticket, source__contact=reader)
    return tuple(row.source for row in links.select_related("source__desk").order_by("id"))
