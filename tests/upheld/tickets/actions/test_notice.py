"""Noticing what came close or fell due: once, and by the time of the events."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.support import builders
from tests.support.cast import Cast
from upheld.audit.models import AuditEvent
from upheld.notifications.models import Notification
from upheld.tickets.actions import message, notice
from upheld.tickets.models import Clock, Ticket

# Monday, in business hours, in London: a P1 is answered within an hour.
RECEIVED = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
DUE = RECEIVED + timedelta(hours=1)


@pytest.fixture
def ticket(cast: Cast) -> Ticket:
    """A P1 of a super-premium customer."""
    return builders.ticket(cast.contact, at=RECEIVED, priority="p1")


def told(template: str) -> int:
    """How many mails of a kind wait in the outbox."""
    return Notification.objects.filter(template=template).count()


def notice_all(at: datetime) -> None:
    """What a worker that wakes at `at` does."""
    while notice.next_clock(at=at):
        pass


def test_nothing_is_noticed_before_its_time(ticket: Ticket) -> None:
    notice_all(RECEIVED + timedelta(minutes=30))
    assert told("clock-close") == told("clock-past-due") == 0


def test_the_desk_is_told_once_that_a_clock_came_close(cast: Cast, ticket: Ticket) -> None:
    for minute in (46, 47, 48):
        notice_all(RECEIVED + timedelta(minutes=minute))
    assert told("clock-close") == len([cast.agent, cast.manager])


def test_the_desk_is_told_once_that_a_clock_fell_due(cast: Cast, ticket: Ticket) -> None:
    notice_all(RECEIVED + timedelta(minutes=50))
    notice_all(DUE)
    notice_all(DUE + timedelta(hours=1))
    assert told("clock-past-due") == len([cast.agent, cast.manager])


def test_a_worker_that_slept_judges_by_when_things_happened(cast: Cast, ticket: Ticket) -> None:
    message.reply(ticket, "In time.", by=cast.agent.as_actor, at=DUE - timedelta(minutes=1))
    notice_all(DUE + timedelta(hours=2))
    assert told("clock-past-due") == 0
    assert Clock.objects.get(ticket=ticket, metric="response_time").past_due_at is None


def test_a_late_reply_does_not_hide_from_a_worker_that_slept(cast: Cast, ticket: Ticket) -> None:
    message.reply(ticket, "Late.", by=cast.agent.as_actor, at=DUE + timedelta(minutes=5))
    notice_all(DUE + timedelta(hours=2))
    assert told("clock-past-due") == len([cast.agent, cast.manager])
    missed = AuditEvent.objects.get(subject="ticket", number=ticket.number, verb="missed")
    assert missed.at == DUE


def test_a_clock_that_was_answered_is_not_looked_at_again(cast: Cast, ticket: Ticket) -> None:
    message.reply(ticket, "In time.", by=cast.agent.as_actor, at=RECEIVED + timedelta(minutes=5))
    assert Clock.objects.get(ticket=ticket, metric="response_time").look_again_at is None


def test_a_clock_set_aside_says_why(ticket: Ticket) -> None:
    clock = Clock.objects.get(ticket=ticket, metric="response_time")
    notice.set_aside(clock, until=DUE, reason="no such calendar", at=RECEIVED)
    event = AuditEvent.objects.get(verb="clock unreadable")
    assert event.facts["reason"] == "no such calendar"
    clock.refresh_from_db()
    assert clock.look_again_at == DUE
