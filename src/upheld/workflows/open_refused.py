"""Opening a ticket of a request that the agreement had turned away, because somebody on the desk wants it so."""

from datetime import datetime

from django.db import transaction

from upheld.accounts.models import User
from upheld.tickets.actions import assign
from upheld.tickets.actions import turn_away as refusals
from upheld.tickets.models import IntakeRefusal, Ticket
from upheld.workflows.open_ticket import open_ticket


@transaction.atomic
def open_refused(row: IntakeRefusal, *, agent: User, at: datetime) -> Ticket:
    """Open a ticket with the customer's own words and files, received at `at`, and give it to who opened it.

    The customer is told as for any ticket; what the agreement promises nothing for, nothing is promised for. Raises
    AlreadyOpened, PromiseError.
    """
    locked, by = refusals.still_waiting(row), agent.as_actor
    opening = refusals.opening_of(locked)
    ticket = open_ticket(
        locked.desk, opening, email=locked.email, name=locked.name, by=by, at=at, language=locked.language
    )
    assign.give(ticket, agent, by=by, at=at)
    return ticket
