"""What a desk has set up is remembered while nothing but its tickets changes on it, and only then."""

import pytest

from tests.support.cast import Cast
from upheld.audit.actions.record import record
from upheld.desks import memory
from upheld.desks.access import Permission, member_for
from upheld.desks.actions import teams
from upheld.desks.models import Desk
from upheld.now import now

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """Begin without what other tests had read; their rows are gone."""
    memory.forget()


class Counted:
    """Something that is read, and how often it was."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> int:
        self.times += 1
        return self.times


def desk_of(cast: Cast) -> Desk:
    return member_for(cast.agent, cast.north.name, permission=Permission.READ_TICKETS).desk


def test_a_thing_is_read_once_while_nothing_happens(cast: Cast) -> None:
    read = Counted()

    assert [memory.remembered(desk_of(cast), "things", read) for _ in range(3)] == [1, 1, 1]


def test_whatever_else_happens_on_the_desk_ends_what_was_remembered(cast: Cast) -> None:
    read = Counted()
    memory.remembered(desk_of(cast), "things", read)

    teams.form(cast.north, "Night shift", by=cast.manager.as_actor, at=now())

    assert memory.remembered(desk_of(cast), "things", read) == 2


def test_what_happens_to_a_ticket_ends_nothing(cast: Cast) -> None:
    read = Counted()
    memory.remembered(desk_of(cast), "things", read)

    record("ticket", 1, "tagged", desk=cast.north.name, by=cast.agent.as_actor, at=now())

    assert memory.remembered(desk_of(cast), "things", read) == 1


def test_what_is_remembered_is_the_desks_and_the_things_own(cast: Cast) -> None:
    read = Counted()
    south = member_for(cast.other_agent, cast.south.name, permission=Permission.READ_TICKETS).desk

    found = [memory.remembered(desk, thing, read) for desk in (desk_of(cast), south) for thing in ("one", "other")]

    assert found == [1, 2, 3, 4]


def test_a_desk_without_its_newest_events_is_asked_each_time(cast: Cast) -> None:
    read = Counted()

    assert [memory.remembered(Desk.objects.get(pk=cast.north.pk), "things", read) for _ in range(2)] == [1, 2]


def test_no_more_is_kept_than_is_said(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "THINGS_KEPT", 2)
    read = Counted()
    for thing in ("one", "two", "three"):
        memory.remembered(desk_of(cast), thing, read)

    assert memory.remembered(desk_of(cast), "one", read) == 4
