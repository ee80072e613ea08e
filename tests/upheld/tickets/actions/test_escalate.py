"""Asking for escalation: who is told, what follows, what is refused; and the desk's answer."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from tests.support.stage import scene
from upheld.customers.models import Contract
from upheld.notifications.models import Notice, Notification
from upheld.tickets.actions import assign, closure, escalate, hold, message
from upheld.tickets.actions.escalate import (
    AlreadyAsked,
    AlreadyResolved,
    AskedTooOften,
    NothingAsked,
    NoWayToAsk,
)
from upheld.tickets.models import Assignment, Clock, EscalationRequest, Message, Ticket

AT = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
LATER = AT + timedelta(hours=1)
SENT = UUID("5b4a4f1e-2f7a-4a39-9d0c-6d0e7c0b1a01")
Outcome = EscalationRequest.Outcome


@scene
def ticket(cast: Cast) -> Ticket:
    """Any ticket of a plan that may ask."""
    return builders.ticket(cast.contact, at=AT, priority="p2")


def asked(ticket: Ticket, cast: Cast, *, at: datetime = LATER) -> EscalationRequest:
    return escalate.ask(ticket, "Our shop stands still.", by=cast.contact.as_actor, at=at)


def answered(ticket: Ticket, cast: Cast, outcome: Outcome = Outcome.DECLINED, *, at: datetime = LATER) -> None:
    escalate.answer(ticket, "We are on it.", outcome, by=cast.agent.as_actor, at=at)


def told() -> set[str]:
    return set(Notification.objects.filter(template="desk-escalation-asked").values_list("recipient", flat=True))


def test_the_reason_stands_in_the_conversation_with_its_clause(cast: Cast, ticket: Ticket) -> None:
    row = asked(ticket, cast)
    assert (row.asked.kind, row.asked.text) == (Message.Kind.CUSTOMER, "Our shop stands still.")
    assert (row.clause, row.asked_by) == ("6", cast.contact.as_actor.reference)


def test_without_an_account_manager_those_who_lead_the_desk_are_told(cast: Cast, ticket: Ticket) -> None:
    asked(ticket, cast)
    assert told() == {cast.manager.email}
    assert Notice.objects.get(verb="escalation asked").person == cast.manager.pk


def test_the_account_manager_of_the_contract_is_told_and_whoever_has_the_ticket(cast: Cast, ticket: Ticket) -> None:
    Contract.objects.filter(pk=ticket.contract_id).update(account_manager=cast.auditor)
    assign.give(ticket, cast.agent, by=cast.agent.as_actor, at=AT)
    asked(Ticket.objects.get(pk=ticket.pk), cast)
    assert told() == {cast.auditor.email, cast.agent.email}


def test_a_hold_that_waited_for_the_customer_ends_and_no_first_response_is_owed_less(
    cast: Cast, ticket: Ticket
) -> None:
    placed = hold.place(ticket, reason="customer", note="", by=cast.agent.as_actor, at=AT)
    asked(ticket, cast)
    placed.refresh_from_db()
    assert placed.lifted_at == LATER
    assert Clock.objects.get(ticket=ticket, metric="response_time").stopped_at is None


def test_the_queue_shows_it_until_it_is_answered(cast: Cast, ticket: Ticket) -> None:
    asked(ticket, cast)
    assert "escalation=waiting" in (Ticket.objects.get(pk=ticket.pk).facets or ())
    message.note(ticket, "Seen.", by=cast.agent.as_actor, at=LATER)
    assert "escalation=waiting" in (Ticket.objects.get(pk=ticket.pk).facets or ())
    answered(ticket, cast)
    assert "escalation=waiting" not in (Ticket.objects.get(pk=ticket.pk).facets or ())


def test_the_same_submission_asks_once(cast: Cast, ticket: Ticket) -> None:
    by = cast.contact.as_actor
    first = escalate.ask(ticket, "Now.", by=by, at=LATER, submission=SENT)
    assert escalate.ask(ticket, "Now.", by=by, at=LATER, submission=SENT) == first


def test_a_submission_that_was_a_reply_still_asks(cast: Cast, ticket: Ticket) -> None:
    by = cast.contact.as_actor
    message.from_customer(ticket, "Hello?", channel="portal", by=by, at=LATER, submission=SENT)
    assert escalate.ask(ticket, "Now.", by=by, at=LATER, submission=SENT).asked.text == "Now."


@pytest.mark.attack(34)
def test_asking_again_before_the_answer_or_too_often_tells_nobody(cast: Cast, ticket: Ticket) -> None:
    for number in range(escalate.ASKED_AT_MOST):
        at = LATER + timedelta(hours=number)
        asked(ticket, cast, at=at)
        with pytest.raises(AlreadyAsked):
            asked(ticket, cast, at=at)
        answered(ticket, cast, at=at)
    with pytest.raises(AskedTooOften):
        asked(ticket, cast, at=LATER + timedelta(hours=9))
    assert Notification.objects.filter(template="desk-escalation-asked").count() == escalate.ASKED_AT_MOST
    asked(ticket, cast, at=LATER + timedelta(days=2))


def test_a_resolved_ticket_is_not_escalated(cast: Cast, ticket: Ticket) -> None:
    closure.resolve(ticket, by=cast.contact.as_actor, at=AT)
    with pytest.raises(AlreadyResolved):
        asked(ticket, cast)


def test_where_the_agreement_names_no_way_nobody_can_ask(cast: Cast) -> None:
    contact = builders.contact(cast.south, "Eve Stone", organisation=None, at=BEFORE_ALL)
    there = builders.ticket(contact, at=AT, priority="medium", category="support")
    with pytest.raises(NoWayToAsk):
        escalate.ask(there, "Now.", by=contact.as_actor, at=LATER)


def test_the_answer_is_a_reply_that_the_customer_is_sent(cast: Cast, ticket: Ticket) -> None:
    row = asked(ticket, cast)
    answered(ticket, cast, Outcome.ACCEPTED)
    row.refresh_from_db()
    assert (row.outcome, row.answered_by) == ("accepted", cast.agent.as_actor.reference)
    assert Notification.objects.get(template="ticket-replied").payload["text"] == "We are on it."


def test_accepting_can_give_the_ticket_to_somebody(cast: Cast, ticket: Ticket) -> None:
    asked(ticket, cast)
    escalate.answer(ticket, "Ana has it.", Outcome.ACCEPTED, give_to=cast.manager, by=cast.agent.as_actor, at=LATER)
    assert Assignment.objects.get(ticket=ticket).agent == cast.manager


def test_nothing_is_answered_twice(cast: Cast, ticket: Ticket) -> None:
    asked(ticket, cast)
    answered(ticket, cast)
    with pytest.raises(NothingAsked):
        answered(ticket, cast)
