"""Places in line are true: who came earlier stands before, who is on hold steps aside, who is resolved has left."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast, assemble
from tests.support.views import view
from upheld.tickets.actions import closure, hold
from upheld.tickets.models import Ticket
from upheld.tickets.queries import places
from upheld.tickets.queries.places import place_of, place_words
from upheld.tickets.queries.queue import queue_page

PARIS = ZoneInfo("Europe/Paris")
LATER = BEFORE_ALL + timedelta(hours=3)


@pytest.fixture
def cast(db: None) -> Cast:
    """The cast, on the studio's desk; Globex has no contract, so its requests are served as they come."""
    return assemble(north="studio", south="integrato")


def in_line(cast: Cast, count: int) -> list[Ticket]:
    received = (BEFORE_ALL + timedelta(minutes=minute) for minute in range(count))
    return [builders.ticket(cast.other_contact, at=at, priority="standard") for at in received]


def place(ticket: Ticket) -> int | None:
    return place_of(Ticket.objects.get(pk=ticket.pk))


def test_who_came_first_is_next(cast: Cast) -> None:
    builders.ticket(cast.contact, at=BEFORE_ALL - timedelta(hours=1), priority="standard")  # has a contract
    first, second, third = in_line(cast, 3)

    assert [place(first), place(second), place(third)] == [1, 2, 3]


def test_whoever_waits_for_somebody_steps_aside_and_comes_back_to_their_place(cast: Cast) -> None:
    first, second, third = in_line(cast, 3)
    hold.place(first, reason="customer", note="", by=cast.agent.as_actor, at=LATER)
    assert [place(first), place(second), place(third)] == [None, 1, 2]

    hold.lift(Ticket.objects.get(pk=first.pk), by=cast.agent.as_actor, at=LATER)
    assert [place(first), place(second), place(third)] == [1, 2, 3]


def test_whoever_is_served_leaves_the_line(cast: Cast) -> None:
    first, second, _third = in_line(cast, 3)

    closure.resolve(first, by=cast.agent.as_actor, at=LATER)

    assert (place(first), place(second)) == (None, 1)


def test_the_view_of_the_line_is_in_the_order_of_receipt_and_each_row_says_its_place(cast: Cast) -> None:
    in_line(cast, 3)
    line = view(cast.north, cast.agent, "in_line", at=LATER)

    rows = queue_page(cast.north, line, after=None, at=LATER, zone=PARIS).rows

    assert [(row.number, row.place) for row in rows] == [(1, "next in line"), (2, "2nd in line"), (3, "3rd in line")]
    assert {row.group for row in rows} == {"Received today"}


def test_counting_ends_and_says_so(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "COUNTED_UP_TO", 20)

    assert place_words(20) == "20th in line"
    assert place_words(21) == "beyond the 20th in line"


@pytest.mark.parametrize(
    ("number", "words"),
    [(None, ""), (1, "next in line"), (11, "11th in line"), (22, "22nd in line"), (103, "103rd in line")],
)
def test_places_in_words(number: int | None, words: str) -> None:
    assert place_words(number) == words


def test_another_language_has_its_own_ordinals() -> None:
    with translation.override("pt-br"):
        assert "22º" in place_words(22)
