"""The queue's tape: what is ahead is drawn in order, closed hours short, and what is past is left out."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.support import builders
from tests.support.cast import Cast, assemble
from tests.support.views import view
from upheld.agreements.facts import in_force, meaning_of
from upheld.tickets.queries.queue import queue_page
from upheld.tickets.queries.queue_tape import QueueTape, queue_tape

LONDON = ZoneInfo("Europe/London")
FRIDAY_17 = datetime(2026, 3, 27, 17, 0, tzinfo=UTC)


@pytest.fixture
def cast(db: None) -> Cast:
    """The cast."""
    return assemble()


def drawn(cast: Cast, *, at: datetime) -> QueueTape | None:
    office = meaning_of(in_force(cast.north, at=at)).office
    page = queue_page(cast.north, view(cast.north, cast.agent, at=at), after=None, at=at, zone=LONDON)
    return queue_tape(page.rows, office=office, at=at, zone=LONDON)


def test_promises_ahead_stand_in_the_order_in_which_they_fall_due(cast: Cast) -> None:
    builders.ticket(cast.other_contact, at=FRIDAY_17, priority="p3")
    builders.ticket(cast.other_contact, at=FRIDAY_17, priority="p1")

    tape = drawn(cast, at=FRIDAY_17)

    assert tape is not None
    assert [mark.number for mark in tape.marks] == [2, 1]
    assert tape.marks[0].x < tape.marks[1].x


def test_a_closed_weekend_is_drawn_shorter_than_an_open_day(cast: Cast) -> None:
    builders.ticket(cast.other_contact, at=FRIDAY_17, priority="p3")

    tape = drawn(cast, at=FRIDAY_17)

    assert tape is not None
    weekend = next(segment for segment in tape.tape.segments if segment.kind == "closed")
    monday = next(segment for segment in tape.tape.segments if segment.x > weekend.x and segment.kind == "left")
    assert weekend.width < monday.width


def test_what_is_past_due_is_not_ahead(cast: Cast) -> None:
    builders.ticket(cast.contact, at=FRIDAY_17, priority="p1")

    assert drawn(cast, at=FRIDAY_17 + timedelta(days=4)) is None


def test_an_empty_queue_has_no_tape(cast: Cast) -> None:
    assert drawn(cast, at=FRIDAY_17) is None
