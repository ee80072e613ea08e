"""Resolving and reopening: what it does to clocks, and what is refused."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.support import builders
from tests.support.cast import Cast
from upheld.notifications.models import Notification
from upheld.tickets.actions import closure, hold
from upheld.tickets.models import Clock, Hold, Ticket

MONDAY = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)


@pytest.fixture
def ticket(cast: Cast) -> Ticket:
    """A P2 of a standard customer."""
    return builders.ticket(cast.other_contact, at=MONDAY, priority="p2")


def test_resolving_stops_the_resolution_clock_and_tells_the_customer(cast: Cast, ticket: Ticket) -> None:
    at = MONDAY + timedelta(hours=1)
    closure.resolve(ticket, by=cast.agent.as_actor, at=at)
    clock = Clock.objects.get(ticket=ticket, metric="resolution_time")
    assert (clock.stage, clock.stopped_at) == (Clock.Stage.COMPLETED, at)
    assert Notification.objects.filter(template="ticket-resolved", recipient=cast.other_contact.email).count() == 1


def test_resolving_ends_an_open_hold(cast: Cast, ticket: Ticket) -> None:
    hold.place(ticket, reason="customer", note="", by=cast.agent.as_actor, at=MONDAY)
    closure.resolve(ticket, by=cast.agent.as_actor, at=MONDAY + timedelta(hours=1))
    assert not Hold.objects.filter(ticket=ticket, lifted_at__isnull=True).exists()


def test_a_resolved_ticket_is_not_resolved_again(cast: Cast, ticket: Ticket) -> None:
    closure.resolve(ticket, by=cast.agent.as_actor, at=MONDAY)
    with pytest.raises(closure.AlreadyResolved):
        closure.resolve(ticket, by=cast.agent.as_actor, at=MONDAY)


def test_reopening_counts_on(cast: Cast, ticket: Ticket) -> None:
    closure.resolve(ticket, by=cast.agent.as_actor, at=MONDAY + timedelta(hours=1))
    closure.reopen(ticket, by=cast.agent.as_actor, at=MONDAY + timedelta(hours=2))
    assert Clock.objects.get(ticket=ticket, metric="resolution_time").stage == Clock.Stage.IN_PROGRESS


def test_an_open_ticket_is_not_reopened(cast: Cast, ticket: Ticket) -> None:
    with pytest.raises(closure.NotResolved):
        closure.reopen(ticket, by=cast.agent.as_actor, at=MONDAY)
