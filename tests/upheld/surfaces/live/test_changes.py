"""Changes: what an announcement says, and which pages may be told of it."""

import json
from datetime import UTC, datetime

import pytest

from upheld.presentation.live_keys import LiveScope
from upheld.surfaces.live.changes import Change, Departure, NotAChange, read_change

AT = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
DESK = LiveScope(desk="integrato", ticket=None, since=AT)
CUSTOMER = LiveScope(desk="integrato", ticket=12, since=AT)


def change(verb: str = "replied", *, desk: str = "integrato", ticket: int = 12) -> Change:
    return Change(desk=desk, ticket=ticket, verb=verb, heard_at=AT)


def test_an_announcement_of_a_ticket_is_read() -> None:
    payload = json.dumps({"desk": "integrato", "subject": "ticket", "number": 12, "verb": "replied"})

    assert read_change(payload, at=AT) == change()


def test_an_announcement_of_something_else_is_no_change() -> None:
    payload = json.dumps({"desk": "integrato", "subject": "agreement", "number": 1, "verb": "published"})

    assert read_change(payload, at=AT) is None


@pytest.mark.parametrize(
    "payload", ["", "[]", "null", "{}", '{"subject": "ticket", "number": "x", "desk": 1, "verb": 1}']
)
def test_what_the_audit_trail_never_says_is_refused(payload: str) -> None:
    with pytest.raises(NotAChange):
        read_change(payload, at=AT)


@pytest.mark.attack(23, 37)
@pytest.mark.parametrize(
    "verb", ["noted", "assigned", "came close", "missed", "breached", "clock unreadable", "anything"]
)
def test_a_customer_is_never_told_of_what_is_internal(verb: str) -> None:
    assert not change(verb).concerns(CUSTOMER)
    assert change(verb).concerns(DESK)


@pytest.mark.attack(37)
@pytest.mark.parametrize(
    "verb",
    [
        *("replied", "customer replied", "held", "hold lifted", "resolved", "reopened", "fulfilled", "priority set"),
        *("escalation asked", "escalation accepted", "escalation declined"),
    ],
)
def test_a_customer_is_told_of_their_own_ticket_only(verb: str) -> None:
    assert change(verb).concerns(CUSTOMER)
    assert not change(verb, ticket=13).concerns(CUSTOMER)
    assert not change(verb, desk="interworx").concerns(CUSTOMER)


@pytest.mark.attack(37)
def test_a_desk_is_not_told_of_another() -> None:
    assert not change(desk="interworx").concerns(DESK)


def test_an_event_carries_its_instant_and_no_words() -> None:
    event = change().as_event()

    assert event.startswith("id: 2026-10-25T00:30:00+00:00\nevent: changed\n")
    assert event.endswith('data: {"desk": "integrato", "ticket": 12, "verb": "replied"}\n\n')


@pytest.mark.attack(37)
def test_what_a_person_is_told_concerns_that_persons_pages_of_that_desk_only() -> None:
    announced = {"desk": "integrato", "subject": "notice", "number": 5, "verb": "told"}
    told = read_change(json.dumps(announced), at=AT)
    assert isinstance(told, Change)
    for scope, concerned in (
        (LiveScope(desk="integrato", ticket=None, since=AT, person=5), True),
        (LiveScope(desk="integrato", ticket=None, since=AT, person=6), False),
        (LiveScope(desk="interworx", ticket=None, since=AT, person=5), False),
        (DESK, False),
        (CUSTOMER, False),
    ):
        assert told.concerns(scope) is concerned
    assert "event: told" in told.as_event()
    assert "5" not in told.as_event().partition("data:")[2]


def test_the_end_of_somebodys_sessions_is_read() -> None:
    announced = {"desk": "", "subject": "person", "number": 5, "verb": "sessions ended"}
    assert read_change(json.dumps(announced), at=AT) == Departure(person=5, heard_at=AT)
    assert read_change(json.dumps({**announced, "verb": "profile changed"}), at=AT) is None
