"""What is being written or sent on a ticket, and by whom."""

from collections.abc import Sequence

from upheld.accounts.models import User
from upheld.tickets.models import Draft, Sending, Ticket


def draft_of(ticket: Ticket, author: User, kind: str) -> Draft | None:
    """Return what a person has written for a ticket and not sent."""
    return Draft.objects.filter(ticket=ticket, author=author, kind=kind).first()


def sendings_on(ticket: Ticket) -> Sequence[Sending]:
    """Return the replies that are on their way, in the order in which they were sent: one query."""
    return list(Sending.objects.select_related("author").filter(ticket=ticket).order_by("begun_at", "id"))
