"""Remembering which tickets a person opened last; the only write that looking at a ticket makes."""

from datetime import datetime

from upheld.accounts.models import User
from upheld.tickets.models import RecentTicket, Ticket


def opened(ticket: Ticket, *, by: User, at: datetime) -> None:
    """Put a ticket on top of a person's recent ones; one statement, and nobody is told."""
    row = RecentTicket(ticket=ticket, desk_id=ticket.desk_id, person=by, opened_at=at)
    RecentTicket.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["person", "ticket"], update_fields=["opened_at"]
    )
