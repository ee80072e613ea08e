"""What the database refuses of tickets, whatever the code above it does."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Model

from tests.support import builders
from tests.support.cast import Cast
from tests.support.stage import scene
from upheld.tickets.models import (
    Assignment,
    Clock,
    ClockEvent,
    Closure,
    ContactFollow,
    EscalationRequest,
    Hold,
    Message,
    Ticket,
    TrackingLink,
)

AT = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
EARLIER = AT - timedelta(hours=1)


@scene
def ticket(cast: Cast) -> Ticket:
    """Any ticket."""
    return builders.ticket(cast.contact, at=AT, priority="p2")


def refused(model: type[Model], constraint: str, **fields: Any) -> None:
    """Expect the database to refuse a row because of one constraint."""
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        model._default_manager.create(**fields)


HELD = {"reason": "customer", "placed_at": AT, "placed_by": "agent:1"}
CLOSED = {"closed_at": AT, "closed_by": "agent:1"}


FOLLOWED = {"invited_at": AT, "invited_by": "contact:1"}
ASKED = {"clause": "6", "asked_at": AT, "asked_by": "contact:1"}


def said(ticket: Ticket) -> Message:
    return Message.objects.create(ticket=ticket, kind="customer", text="x", channel="x", sent_at=AT, sent_by="x:1")


def test_one_escalation_waits_per_ticket(ticket: Ticket) -> None:
    EscalationRequest.objects.create(ticket=ticket, asked=said(ticket), **ASKED)
    refused(EscalationRequest, "escalation_one_unanswered", ticket=ticket, asked=said(ticket), **ASKED)


def test_an_escalation_is_answered_by_someone_with_words(ticket: Ticket) -> None:
    by = {"answered_at": AT, "answered_by": "agent:1", "outcome": "accepted"}
    refused(EscalationRequest, "with_by_and_words", ticket=ticket, asked=said(ticket), **ASKED, **by)


def test_an_escalation_is_not_answered_before_it_was_asked(ticket: Ticket) -> None:
    by = {"answered_at": EARLIER, "answered_by": "agent:1", "outcome": "accepted", "answer": said(ticket)}
    refused(EscalationRequest, "answered_after_it_was_asked", ticket=ticket, asked=said(ticket), **ASKED, **by)


def test_a_customer_follows_a_ticket_once_at_a_time(ticket: Ticket) -> None:
    ContactFollow.objects.create(ticket=ticket, contact=ticket.contact, **FOLLOWED)
    refused(ContactFollow, "contact_follow_one_at_a_time", ticket=ticket, contact=ticket.contact, **FOLLOWED)


@pytest.mark.parametrize("column", ["allowed", "ended"])
def test_following_is_allowed_and_ended_by_someone(ticket: Ticket, column: str) -> None:
    row = {"ticket": ticket, "contact": ticket.contact, **FOLLOWED, f"{column}_at": AT}
    refused(ContactFollow, f"contact_follow_{column}_at_with_by", **row)


def test_one_open_hold_per_ticket(ticket: Ticket) -> None:
    Hold.objects.create(ticket=ticket, **HELD)
    refused(Hold, "hold_one_open_per_ticket", ticket=ticket, **HELD)


def test_a_hold_is_lifted_by_someone(ticket: Ticket) -> None:
    refused(Hold, "hold_lifted_at_with_by", ticket=ticket, **HELD, lifted_at=AT)


def test_a_hold_is_not_lifted_before_it_was_placed(ticket: Ticket) -> None:
    lifted = {"lifted_at": EARLIER, "lifted_by": "agent:1"}
    refused(Hold, "hold_lifted_after_it_was_placed", ticket=ticket, **HELD, **lifted)


def test_one_open_closure_per_ticket(ticket: Ticket) -> None:
    Closure.objects.create(ticket=ticket, **CLOSED)
    refused(Closure, "closure_one_open_per_ticket", ticket=ticket, **CLOSED)


def test_a_closure_is_reopened_by_someone(ticket: Ticket) -> None:
    refused(Closure, "closure_reopened_at_with_by", ticket=ticket, **CLOSED, reopened_by="agent:1")


def test_a_closure_is_not_reopened_before_it_was_closed(ticket: Ticket) -> None:
    reopened = {"reopened_at": EARLIER, "reopened_by": "agent:1"}
    refused(Closure, "closure_reopened_after_it_was_closed", ticket=ticket, **CLOSED, **reopened)


def test_one_holder_at_a_time(cast: Cast, ticket: Ticket) -> None:
    given = {"ticket": ticket, "agent": cast.agent, "assigned_at": AT, "assigned_by": "agent:1"}
    Assignment.objects.create(**given)
    refused(Assignment, "assignment_one_at_a_time", **given)


def test_an_assignment_is_ended_by_someone(cast: Cast, ticket: Ticket) -> None:
    given = {"ticket": ticket, "agent": cast.agent, "assigned_at": AT, "assigned_by": "agent:1"}
    refused(Assignment, "assignment_ended_at_with_by", **given, ended_at=AT)


def test_a_message_says_something(ticket: Ticket) -> None:
    sent = {"kind": "note", "channel": "console", "sent_at": AT, "sent_by": "agent:1", "sender_name": "Ravi"}
    refused(Message, "message_says_something", ticket=ticket, text="", **sent)


def test_one_clock_per_metric(ticket: Ticket) -> None:
    like = {"strength": "target", "counted": "elapsed", "amount_words": "1 h", "clause": "5.1", "starts_at": AT}
    refused(Clock, "clock_once_per_metric", ticket=ticket, metric="response_time", stage="in_progress", **like)


def test_a_paused_clock_is_paused_since_some_instant(ticket: Ticket) -> None:
    like = {"strength": "target", "counted": "elapsed", "amount_words": "1 h", "clause": "5.1", "starts_at": AT}
    refused(Clock, "clock_paused_since", ticket=ticket, metric="update_interval", stage="paused", **like)


def test_a_tracking_link_expires_after_it_was_made(cast: Cast, ticket: Ticket) -> None:
    link = {"ticket": ticket, "contact": cast.contact, "nonce": "0" * 32, "made_at": AT}
    refused(TrackingLink, "tracking_link_expires_later", **link, expires_at=EARLIER)


@pytest.mark.attack(34)
def test_a_clock_event_is_never_changed(ticket: Ticket) -> None:
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        ClockEvent.objects.filter(clock__ticket=ticket).update(at=EARLIER)


@pytest.mark.attack(34)
def test_a_clock_event_is_never_deleted(ticket: Ticket) -> None:
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        ClockEvent.objects.filter(clock__ticket=ticket).delete()


def test_ticket_numbers_are_never_given_twice(cast: Cast, ticket: Ticket) -> None:
    other = builders.ticket(cast.other_contact, at=AT, priority="p3")
    with pytest.raises(IntegrityError, match="ticket_number_once_per_desk"), transaction.atomic():
        Ticket.objects.filter(pk=other.pk).update(number=ticket.number)
