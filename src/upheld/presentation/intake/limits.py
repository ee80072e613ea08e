"""How much of one asking is too much, wherever its form stands; who has to prove what is asked elsewhere."""

from datetime import datetime, timedelta

from django.http import HttpRequest

from upheld.customers.queries import contact_with
from upheld.presentation.intake.asking import Asking
from upheld.presentation.limits import Bounds, place_of
from upheld.tallies.actions import count
from upheld.tallies.facts import Limit
from upheld.tickets.queries.own import opened_within

# Requests of which a ticket may come, sent to be confirmed or for good.
SENDING = Bounds(deed="asked", from_one_place=60, by_one_person=120, on_one_desk=3_000)
# What is asked while one types: a promise, seen beforehand.
PREVIEWING = Bounds(deed="previewed", from_one_place=2_000, by_one_person=2_000, on_one_desk=50_000)
# Files that strangers may begin to send from one place in an hour.
FILES_FROM_ONE_PLACE = Limit(deed="files begun", at_most=60)
# Each ticket is confirmed to the address that was typed, whosever it is: strangers send it no more in an hour.
OPENED_AT_MOST, WHILE = 8, timedelta(hours=1)


def opened_too_often(asking: Asking, email: str) -> bool:
    """Say whether as many tickets as may be were opened lately in the name of an address."""
    contact = contact_with(asking.desk, email)
    return contact is not None and opened_within(contact, WHILE, at=asking.at, at_most=OPENED_AT_MOST) == OPENED_AT_MOST


def too_many_files(request: HttpRequest, *, at: datetime) -> bool:
    """Count one more file of a stranger, and say whether that is more than may come from there."""
    return count.one_more(FILES_FROM_ONE_PLACE, place_of(request), at=at).too_many
