"""Writing on a ticket: what it does to clocks, and who is told."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from tests.support import builders
from tests.support.cast import Cast
from tests.support.stage import scene
from upheld.notifications.models import Notification
from upheld.tickets.actions import closure, hold, message
from upheld.tickets.models import Clock, Message, Ticket

# The Friday before the clocks go back in London.
FRIDAY = datetime(2026, 10, 23, 11, 43, tzinfo=UTC)
SUBMISSION = UUID("5b0c7d0e-6f43-4a5b-9d57-0d5f1f6f2b11")


@scene
def ticket(cast: Cast) -> Ticket:
    """A P2 of a super-premium customer: an hour clock and a day clock, both round the clock."""
    return builders.ticket(cast.contact, at=FRIDAY, priority="p2")


def clock(ticket: Ticket, metric: str) -> Clock:
    """The clock as it now stands."""
    return Clock.objects.get(ticket=ticket, metric=metric)


def test_a_reply_stops_the_response_clock_and_only_that(cast: Cast, ticket: Ticket) -> None:
    at = FRIDAY + timedelta(minutes=50)
    message.reply(ticket, "We are on it.", by=cast.agent.as_actor, at=at)
    assert clock(ticket, "response_time").stage == Clock.Stage.COMPLETED
    assert clock(ticket, "response_time").stopped_at == at
    assert clock(ticket, "resolution_time").stage == Clock.Stage.IN_PROGRESS


def test_a_reply_reaches_the_customer_by_mail(cast: Cast, ticket: Ticket) -> None:
    sent = message.reply(ticket, "We are on it.", by=cast.agent.as_actor, at=FRIDAY)
    mail = Notification.objects.get(template="ticket-replied")
    assert mail.recipient == cast.contact.email
    assert mail.payload["text"] == sent.text


@pytest.mark.attack(23)
def test_a_note_moves_no_clock_and_tells_no_customer(cast: Cast, ticket: Ticket) -> None:
    message.note(ticket, "Pod out of memory.", by=cast.agent.as_actor, at=FRIDAY)
    assert clock(ticket, "response_time").stage == Clock.Stage.IN_PROGRESS
    assert not Notification.objects.filter(template="ticket-replied").exists()


@pytest.mark.attack(34)
def test_an_empty_reply_is_refused_and_changes_nothing(cast: Cast, ticket: Ticket) -> None:
    with pytest.raises(message.NothingSaid):
        message.reply(ticket, " \n ", by=cast.agent.as_actor, at=FRIDAY)
    assert clock(ticket, "response_time").stage == Clock.Stage.IN_PROGRESS
    assert Message.objects.filter(ticket=ticket).count() == 1


def test_the_same_submission_is_written_once(cast: Cast, ticket: Ticket) -> None:
    first = message.reply(ticket, "Once.", by=cast.agent.as_actor, at=FRIDAY, submission=SUBMISSION)
    again = message.reply(ticket, "Once.", by=cast.agent.as_actor, at=FRIDAY, submission=SUBMISSION)
    assert first == again
    assert Notification.objects.filter(template="ticket-replied").count() == 1


def test_the_customers_answer_lifts_a_hold_that_waited_for_them(cast: Cast, ticket: Ticket) -> None:
    hold.place(ticket, reason="customer", note="", by=cast.agent.as_actor, at=FRIDAY + timedelta(hours=1))
    answered = FRIDAY + timedelta(hours=3)
    message.from_customer(ticket, "Here it is.", channel="website", by=cast.contact.as_actor, at=answered)
    ticket.refresh_from_db()
    assert ticket.state == Ticket.State.OPEN
    five_days_and_the_pause = FRIDAY + timedelta(days=5, hours=2 + 1)  # the clocks go back on the way
    assert clock(ticket, "resolution_time").due_at == five_days_and_the_pause


def test_the_customers_answer_reopens_a_resolved_ticket(cast: Cast, ticket: Ticket) -> None:
    closure.resolve(ticket, by=cast.agent.as_actor, at=FRIDAY + timedelta(hours=1))
    message.from_customer(
        ticket, "Not yet.", channel="website", by=cast.contact.as_actor, at=FRIDAY + timedelta(hours=2)
    )
    ticket.refresh_from_db()
    assert ticket.state == Ticket.State.OPEN
    assert clock(ticket, "resolution_time").stage == Clock.Stage.IN_PROGRESS


def test_whoever_has_the_ticket_is_told_of_the_customers_answer(cast: Cast, ticket: Ticket) -> None:
    message.from_customer(ticket, "Any news?", channel="website", by=cast.contact.as_actor, at=FRIDAY)
    told = Notification.objects.filter(template="desk-customer-replied")
    assert {mail.recipient for mail in told} == {cast.agent.email, cast.manager.email}
