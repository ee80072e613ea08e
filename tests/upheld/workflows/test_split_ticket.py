"""A message becomes a ticket of its own, promised from when it was written; what cannot become one is refused."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.support import builders, harness
from tests.support.cast import Cast
from upheld.audit.queries import history_of
from upheld.tickets.actions import merge, message, split
from upheld.tickets.models import Clock, Message, Ticket, TicketSplit
from upheld.workflows.split_ticket import split_ticket

# Monday, in business hours, in London.
MONDAY = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
WRITTEN = MONDAY + timedelta(hours=1)
SPLIT = MONDAY + timedelta(hours=5)


@pytest.fixture
def ticket(cast: Cast) -> Ticket:
    return builders.ticket(cast.contact, at=MONDAY, priority="p2")


@pytest.fixture
def second(cast: Cast, ticket: Ticket) -> Message:
    said = message.from_customer(
        ticket, "And the relay is down.", channel="email", by=cast.contact.as_actor, at=WRITTEN
    )
    return Message.objects.select_related("ticket__desk", "ticket__contact__desk", "origin").get(pk=said.pk)


def test_it_is_promised_from_when_it_was_written(cast: Cast, ticket: Ticket, second: Message) -> None:
    made = split_ticket(second, subject="Relay is down", by=cast.agent.as_actor, at=SPLIT)

    assert (made.subject, made.received_at, made.priority) == ("Relay is down", WRITTEN, "p2")
    assert (made.contact, made.channel) == (cast.contact, "email")
    own, other = (Clock.objects.get(ticket=one, metric="response_time") for one in (made, ticket))
    assert own.starts_at == WRITTEN
    assert own.due_at is not None
    assert other.due_at is not None
    assert own.due_at == other.due_at + timedelta(hours=1)
    assert Message.objects.get(ticket=made).text == second.text
    assert Message.objects.get(pk=second.pk).ticket == ticket


def test_a_promise_that_fell_due_before_is_noticed(cast: Cast, second: Message) -> None:
    made = split_ticket(second, subject="Relay is down", by=cast.agent.as_actor, at=SPLIT + timedelta(days=3))
    harness.sleep_through(SPLIT + timedelta(days=3))
    assert Clock.objects.get(ticket=made, metric="response_time").past_due_at is not None


def test_both_timelines_say_so_and_the_customer_is_told_once(cast: Cast, ticket: Ticket, second: Message) -> None:
    made = split_ticket(second, subject="", by=cast.agent.as_actor, at=SPLIT)

    assert made.subject == ticket.subject
    assert history_of("ticket", ticket.number, desk="integrato").get(verb="split off").facts["other"] == "INT-2"
    assert history_of("ticket", made.number, desk="integrato").get(verb="split from").facts["other"] == "INT-1"
    harness.expect_mail("ticket-received", cast.contact.email, cast.contact.email)


def test_what_is_no_later_message_of_a_customer_is_refused(cast: Cast, ticket: Ticket, second: Message) -> None:
    who = {"by": cast.agent.as_actor, "at": SPLIT}
    first = Message.objects.select_related("ticket__desk").order_by("id")[0]
    reply = message.reply(ticket, "We look.", **who)

    with pytest.raises(split.TheRequestItself):
        split_ticket(first, subject="x", **who)
    with pytest.raises(split.NotFromTheCustomer):
        split_ticket(reply, subject="x", **who)
    split_ticket(second, subject="x", **who)
    with pytest.raises(split.SplitAlready):
        split_ticket(second, subject="x", **who)
    assert TicketSplit.objects.count() == 1


@pytest.mark.attack(24)
def test_what_another_person_wrote_after_a_merge_is_theirs(cast: Cast, ticket: Ticket) -> None:
    other = builders.ticket(cast.other_contact, at=WRITTEN, priority="p3")
    merge.merge(ticket, other, confirmed=other.contact.email, by=cast.agent.as_actor, at=WRITTEN)
    said = message.from_customer(other, "And mail.", channel="email", by=cast.other_contact.as_actor, at=SPLIT)
    found = Message.objects.select_related("ticket__desk", "ticket__contact", "origin__contact__desk").get(pk=said.pk)

    made = split_ticket(found, subject="Mail", by=cast.agent.as_actor, at=SPLIT)

    assert (made.contact, made.priority, made.organisation) == (
        cast.other_contact,
        "p3",
        cast.other_contact.organisation,
    )
