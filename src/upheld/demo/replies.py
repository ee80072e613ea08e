"""What the desks of the demo write again and again: two macros of each desk, and one reply of each person's own."""

from collections.abc import Mapping
from datetime import datetime

from upheld.accounts.models import User
from upheld.agreements.facts import in_force, meaning_of
from upheld.demo.desks import OPEN_FOR
from upheld.demo.staff import AUDITOR, STAFF, manager_among
from upheld.desks.models import Desk
from upheld.tickets.actions import macros
from upheld.tickets.queries.macros import WHOEVER_RUNS_IT, Step

TAKEN = (
    "Dear {customer.name},\n\nI have taken {ticket.reference}. The response is due {promise.response}, "
    "the resolution {promise.resolution}.\n\n{agent.name}"
)
ASKED = "Dear {customer.name},\n\nWhen did it begin, and what changed shortly before? A picture of the screen helps."
THANKED = "Thank you for your patience, {customer.name}. I will look after it myself."


def keep(desk: Desk, people: Mapping[str, User], *, at: datetime) -> None:
    """Write them down on the day on which the desk was opened."""
    opened_at = at - OPEN_FOR
    manager = manager_among(desk, people).as_actor
    takes = Step(act="assign", what=WHOEVER_RUNS_IT)
    macros.add(desk, "Taken", reply=TAKEN, steps=[takes], by=manager, at=opened_at)
    waits = [Step(act="hold", what=one.key) for one in meaning_of(in_force(desk, at=at)).pause_reasons[:1]]
    macros.add(desk, "Ask when it began", reply=ASKED, steps=waits, by=manager, at=opened_at)
    for person in STAFF[desk.name]:
        if person.role != AUDITOR:
            own = people[person.first_name]
            macros.add(desk, "My word on it", reply=THANKED, steps=(), owner=own, by=own.as_actor, at=opened_at)
