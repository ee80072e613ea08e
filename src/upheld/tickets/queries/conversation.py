"""What people wrote on a ticket, without what happened in between."""

from collections.abc import Sequence

from upheld.tickets.models import Message, Ticket


def messages_of(ticket: Ticket) -> Sequence[Message]:
    """Return every message of a ticket, notes too, oldest first: one query."""
    return list(Message.objects.filter(ticket=ticket).order_by("sent_at", "id"))
