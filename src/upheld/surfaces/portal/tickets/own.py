"""The ticket that a request is about, for the customer who may see it; everyone else is told there is none."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest

from upheld.agreements.access import agreement_in_force
from upheld.customers.models import Contact
from upheld.desks.access import NotFound, public_desk
from upheld.desks.models import Desk
from upheld.presentation.customer_page import frame, reader_zone
from upheld.presentation.limits import Bounds
from upheld.surfaces.portal import visits
from upheld.tickets.access import oversees_ticket, reader_of, ticket_for_customer
from upheld.tickets.models import Ticket

# What a customer does on their tickets, one thing with another.
ACTING = Bounds(deed="acted", from_one_place=300, by_one_person=300, on_one_desk=10_000)


@dataclass(frozen=True, kw_only=True, slots=True)
class Own:
    """One customer's ticket at one instant, and the zone in which they read times."""

    desk: Desk
    ticket: Ticket
    # As whom they read it: its own person, a colleague who follows it, or who sees all tickets of the customer.
    reader: Contact
    zone: ZoneInfo
    at: datetime

    @property
    def follows_only(self) -> bool:
        """Whether they read and answer, and decide nothing: the ticket is another's."""
        return self.reader.pk != self.ticket.contact_id and not oversees_ticket(self.reader, self.ticket)

    @property
    def goes_on_in(self) -> Ticket | None:
        """The ticket into which it was merged, where that is this customer's own."""
        into = self.ticket.merged_into
        return into if into is not None and into.contact_id == self.reader.pk else None

    def around(self, request: HttpRequest) -> dict[str, Any]:
        """Return what surrounds the ticket's page."""
        agreement = agreement_in_force(self.desk, at=self.at)
        return frame(self.desk, agreement, viewer=request.user, at=self.at, active="tickets")


def own_ticket(request: HttpRequest, desk_name: str, number: int, *, at: datetime) -> Own:
    """Return the ticket, if it is this customer's by account or by a link that their browser followed."""
    desk = public_desk(desk_name)
    nonces = visits.nonces(request.session)
    ticket = ticket_for_customer(request.user, nonces, desk, number, at=at)
    reader = reader_of(ticket, request.user, nonces, at=at)
    return Own(desk=desk, ticket=ticket, reader=reader, zone=reader_zone(desk, request.user), at=at)


def own_to_decide(request: HttpRequest, desk_name: str, number: int, *, at: datetime) -> Own:
    """Return the ticket for whoever decides about it; who only follows it is told that there is nothing to decide."""
    own = own_ticket(request, desk_name, number, at=at)
    if own.follows_only:
        raise NotFound
    return own
