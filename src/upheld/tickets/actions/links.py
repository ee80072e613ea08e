"""Sending a customer a new link to their ticket, on request; whoever asks is told nothing of whether it was sent."""

from datetime import datetime, timedelta

from django.db import transaction

from upheld.customers.models import Contact
from upheld.desks.models import Desk
from upheld.tickets.actions import tell
from upheld.tickets.models import Ticket, TrackingLink

# One letter per ticket in this time, however often it is asked for.
ONE_LETTER_IN = timedelta(minutes=10)


@transaction.atomic
def send_again(desk: Desk, *, email: str, number: int | None, at: datetime) -> None:
    """Mail a fresh tracking link to the address of a ticket's own contact: the numbered ticket, else their newest.

    Does nothing, and says nothing, where the desk has no such ticket of that contact.
    """
    tickets = Ticket.objects.select_related("desk", "contact").filter(desk=desk, contact__email__iexact=email)
    if number is not None:
        tickets = tickets.filter(number=number)
    ticket = tickets.order_by("-number").first()
    if ticket is not None:
        _send(ticket, ticket.contact, at=at)


@transaction.atomic
def renew(link: TrackingLink, *, at: datetime) -> None:
    """Mail a fresh link to whom an old one was made for, and to nobody else."""
    _send(link.ticket, link.contact, at=at)


def _send(ticket: Ticket, contact: Contact, *, at: datetime) -> None:
    span = int(at.timestamp() // ONE_LETTER_IN.total_seconds())
    tell.customer_of_link(ticket, contact, key=f"link:{ticket.pk}:{contact.pk}:{span}", at=at)
