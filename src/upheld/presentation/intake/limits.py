"""How many tickets a stranger may open; whether they prove who they are is asked elsewhere."""

from datetime import timedelta

from upheld.customers.queries import contact_with
from upheld.presentation.intake.asking import Asking
from upheld.tickets.queries.own import opened_within

# Each ticket is confirmed to the address that was typed, whosever it is: strangers send it no more in an hour.
OPENED_AT_MOST, WHILE = 8, timedelta(hours=1)


def opened_too_often(asking: Asking, email: str) -> bool:
    """Say whether as many tickets as may be were opened lately in the name of an address."""
    contact = contact_with(asking.desk, email)
    return contact is not None and opened_within(contact, WHILE, at=asking.at, at_most=OPENED_AT_MOST) == OPENED_AT_MOST
