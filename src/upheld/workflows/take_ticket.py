"""Opening a ticket for a customer who asked elsewhere: on the phone, by letter, at the door."""

from datetime import datetime

from django.db import transaction

from upheld.accounts.models import User
from upheld.desks.models import Desk
from upheld.tickets.actions import assign
from upheld.tickets.actions.receive import Opening
from upheld.tickets.models import Ticket
from upheld.workflows.open_ticket import open_ticket


@transaction.atomic
def take_ticket(
    desk: Desk, opening: Opening, *, email: str, name: str, agent: User, keep: bool, at: datetime
) -> Ticket:
    """Open a ticket in a customer's name as an agent took it down at `at`, and give it to them if they `keep` it.

    The customer is told as for any ticket. Raises PromiseError, NotOnThisDesk.
    """
    ticket = open_ticket(desk, opening, email=email, name=name, by=agent.as_actor, at=at)
    if keep:
        assign.give(ticket, agent, by=agent.as_actor, at=at)
    return ticket
