"""The clock worker: what there is to notice is told once, and a clock that cannot be read keeps no other waiting."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.support import builders
from upheld.audit.queries import history_of
from upheld.desks.models import Desk, Membership
from upheld.notifications.models import Notification
from upheld.tickets.models import Clock, Ticket
from upheld.workers import clocks

pytestmark = pytest.mark.django_db
# Interstellio guarantees a first response to P1 within an hour, day and night.
RECEIVED_AT = datetime(2026, 12, 16, 23, 30, tzinfo=UTC)
DUE_AT = RECEIVED_AT + timedelta(hours=1)


@pytest.fixture
def ticket() -> Ticket:
    desk = builders.desk("interstellio", at=RECEIVED_AT)
    builders.member(desk, "Ravi Menon", role=Membership.Role.AGENT, at=RECEIVED_AT)
    return _ticket(desk)


def test_there_is_nothing_to_look_at_before_the_warning_point(ticket: Ticket) -> None:
    assert not clocks.do_one(RECEIVED_AT + timedelta(minutes=1))


def test_tells_the_desk_once_that_a_clock_comes_close_and_once_that_it_is_past_due(ticket: Ticket) -> None:
    for minutes in range(0, 120, 5):
        _sweep(RECEIVED_AT + timedelta(minutes=minutes))
    assert _told() == ["clock-close", "clock-past-due"]
    assert "breached" in [event.verb for event in history_of("ticket", ticket.number, desk="interstellio")]


def test_a_worker_that_slept_for_a_day_tells_the_instant_of_the_breach_and_not_of_its_waking(ticket: Ticket) -> None:
    _sweep(DUE_AT + timedelta(days=1))
    assert _told() == ["clock-past-due"]
    told = Notification.objects.get(template="clock-past-due")
    assert datetime.fromisoformat(told.payload["due"]) == DUE_AT


def test_a_clock_that_cannot_be_read_is_set_aside_for_an_hour_with_the_reason_where_people_see_it(
    ticket: Ticket,
) -> None:
    other = _ticket(ticket.desk)
    Ticket.objects.filter(pk=ticket.pk).update(facts={"priority": "p9"})
    at = DUE_AT + timedelta(minutes=1)
    assert _sweep(at) == 2
    event = history_of("ticket", ticket.number, desk="interstellio").get(verb="clock unreadable")
    assert "p9" in event.facts["reason"]
    assert Clock.objects.get(ticket=ticket).look_again_at == at + clocks.SET_ASIDE_FOR
    assert Notification.objects.get(template="clock-past-due").number == other.number


def test_a_clock_set_aside_is_told_once_it_can_be_read_again(ticket: Ticket) -> None:
    Ticket.objects.filter(pk=ticket.pk).update(facts={"priority": "p9"})
    _sweep(DUE_AT)
    Ticket.objects.filter(pk=ticket.pk).update(facts=ticket.facts)
    _sweep(DUE_AT + clocks.SET_ASIDE_FOR)
    assert _told() == ["clock-past-due"]


def _ticket(desk: Desk) -> Ticket:
    contact = builders.contact(desk, f"Jonas{Ticket.objects.count()} Weber", organisation=None, at=RECEIVED_AT)
    return builders.ticket(contact, at=RECEIVED_AT, priority="p1")


def _sweep(at: datetime) -> int:
    looked = 0
    while clocks.do_one(at):
        looked += 1
    return looked


def _told() -> list[str]:
    told = Notification.objects.filter(template__startswith="clock-").order_by("id")
    return list(told.values_list("template", flat=True))
