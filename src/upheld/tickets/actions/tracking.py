"""Making the links by which a customer without an account follows a ticket."""

import secrets
from datetime import datetime, timedelta

from upheld.customers.models import Contact
from upheld.tickets.models import Ticket, TrackingLink

# How long a link opens its ticket; a new one is sent by mail on request.
LIFETIME = timedelta(days=60)
NONCE_BYTES = 16


def make(ticket: Ticket, contact: Contact, *, at: datetime) -> TrackingLink:
    """Make a link for one customer to one ticket."""
    return TrackingLink.objects.create(
        ticket=ticket,
        contact=contact,
        nonce=secrets.token_hex(NONCE_BYTES),
        made_at=at,
        expires_at=at + LIFETIME,
    )
