"""Putting a ticket on hold: which clocks pause, and what is refused."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.support import builders
from tests.support.cast import Cast
from tests.support.stage import scene
from upheld.tickets.actions import closure, hold, message
from upheld.tickets.models import Clock, Hold, Ticket

# Monday, in business hours, in London.
MONDAY = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)


@scene
def ticket(cast: Cast) -> Ticket:
    """A P2 of a standard customer: two business hours, and five business days."""
    return builders.ticket(cast.other_contact, at=MONDAY, priority="p2")


def test_a_hold_pauses_the_resolution_clock(cast: Cast, ticket: Ticket) -> None:
    hold.place(ticket, reason="customer", note="a HAR file", by=cast.agent.as_actor, at=MONDAY + timedelta(hours=1))
    clock = Clock.objects.get(ticket=ticket, metric="resolution_time")
    assert clock.stage == Clock.Stage.PAUSED
    assert clock.due_at is None
    assert clock.used_s == 3600


def test_a_night_on_hold_takes_no_support_time(cast: Cast, ticket: Ticket) -> None:
    due = Clock.objects.get(ticket=ticket, metric="resolution_time").due_at
    closing = datetime(2026, 11, 16, 17, 30, tzinfo=UTC)
    hold.place(ticket, reason="customer", note="", by=cast.agent.as_actor, at=closing)
    hold.lift(ticket, by=cast.agent.as_actor, at=closing + timedelta(hours=15, minutes=30))
    assert Clock.objects.get(ticket=ticket, metric="resolution_time").due_at == due


def test_lifting_a_hold_gives_back_what_it_took(cast: Cast, ticket: Ticket) -> None:
    before = Clock.objects.get(ticket=ticket, metric="resolution_time").due_at
    hold.place(ticket, reason="customer", note="", by=cast.agent.as_actor, at=MONDAY + timedelta(hours=1))
    hold.lift(ticket, by=cast.agent.as_actor, at=MONDAY + timedelta(hours=3))
    after = Clock.objects.get(ticket=ticket, metric="resolution_time").due_at
    assert before is not None
    assert after == before + timedelta(hours=2)


def test_a_ticket_on_hold_stays_in_line_while_a_reply_is_still_due(cast: Cast, ticket: Ticket) -> None:
    hold.place(ticket, reason="customer", note="", by=cast.agent.as_actor, at=MONDAY)
    ticket.refresh_from_db()
    assert (ticket.queue_group, ticket.queue_at) == (Ticket.QueueGroup.DATED, MONDAY + timedelta(hours=2))


def test_a_ticket_on_hold_with_nothing_due_waits_in_its_own_group(cast: Cast, ticket: Ticket) -> None:
    message.reply(ticket, "Please send us a HAR file.", by=cast.agent.as_actor, at=MONDAY)
    held_at = MONDAY + timedelta(minutes=5)
    hold.place(ticket, reason="customer", note="", by=cast.agent.as_actor, at=held_at)
    ticket.refresh_from_db()
    assert (ticket.queue_group, ticket.queue_at) == (Ticket.QueueGroup.PAUSED, held_at)


def test_a_second_hold_is_refused(cast: Cast, ticket: Ticket) -> None:
    hold.place(ticket, reason="customer", note="", by=cast.agent.as_actor, at=MONDAY)
    with pytest.raises(hold.AlreadyOnHold):
        hold.place(ticket, reason="customer", note="", by=cast.agent.as_actor, at=MONDAY)
    assert Hold.objects.filter(ticket=ticket).count() == 1


def test_a_resolved_ticket_is_not_held(cast: Cast, ticket: Ticket) -> None:
    closure.resolve(ticket, by=cast.agent.as_actor, at=MONDAY)
    with pytest.raises(hold.AlreadyResolved):
        hold.place(ticket, reason="customer", note="", by=cast.agent.as_actor, at=MONDAY)


def test_an_unknown_reason_is_refused_and_the_known_ones_are_named(cast: Cast, ticket: Ticket) -> None:
    with pytest.raises(hold.UnknownReason, match="customer"):
        hold.place(ticket, reason="lunch", note="", by=cast.agent.as_actor, at=MONDAY)


def test_lifting_what_is_not_on_hold_is_refused(cast: Cast, ticket: Ticket) -> None:
    with pytest.raises(hold.NotOnHold):
        hold.lift(ticket, by=cast.agent.as_actor, at=MONDAY)
