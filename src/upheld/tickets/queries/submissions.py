"""What a form has sent before."""

from uuid import UUID

from upheld.desks.models import Desk
from upheld.tickets.models import Ticket


def ticket_of_submission(desk: Desk, submission: UUID | None) -> Ticket | None:
    """Return the ticket that a submission opened, if it did."""
    if submission is None:
        return None
    return Ticket.objects.select_related("desk").filter(desk=desk, submission=submission).first()
