"""What follows once somebody has shown that they read the mail of an address that was typed."""

from contextlib import suppress
from datetime import datetime

from django.db import transaction

from servicelevel.clocks.promise import PromiseError
from upheld.customers.queries import contact_with
from upheld.desks.models import Desk
from upheld.notifications.actions import correspondents
from upheld.notifications.models import Correspondent
from upheld.tickets.actions import turn_away as refusals
from upheld.tickets.models import IntakeRefusal, Ticket
from upheld.tickets.queries.own import newest_of
from upheld.tickets.queries.refusals import unproven_of
from upheld.workflows.open_ticket import open_ticket


@transaction.atomic
def confirm(desk: Desk, correspondent: Correspondent, *, at: datetime) -> Ticket | None:
    """Take an address to be its reader's: what was held is mailed, what waited for it becomes a ticket.

    Returns their newest ticket; None if they have none.
    """
    correspondents.confirm(desk.name, correspondent.address, at=at)
    for row in unproven_of(desk, correspondent.address, at=at):
        _opened(row, at=at)
    contact = contact_with(desk, correspondent.address)
    return newest_of(contact) if contact else None


def _opened(row: IntakeRefusal, *, at: datetime) -> None:
    """Open the ticket of a request that waited; one that was opened meanwhile, or cannot be, stays as it is."""
    with suppress(refusals.AlreadyOpened, PromiseError), transaction.atomic():
        locked = refusals.still_waiting(row)
        open_ticket(
            locked.desk,
            refusals.opening_of(locked),
            email=locked.email,
            name=locked.name,
            by=None,
            at=at,
            language=locked.language,
        )
