"""A reply on its way: nothing has happened until its seconds are over; then all of it has, from when it was sent."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.support import builders, harness
from tests.support.cast import Cast
from tests.support.stage import scene
from upheld.audit.queries import history_of
from upheld.notifications.models import Notification
from upheld.surfaces.live.changes import FOR_CUSTOMERS
from upheld.tickets.actions import closure, custom_fields, hold, message, sending
from upheld.tickets.actions.attach import NOTHING
from upheld.tickets.models import CustomField, Draft, Message, Sending, Ticket

RECEIVED = datetime(2026, 3, 27, 9, 30, tzinfo=UTC)
SENT = datetime(2026, 3, 27, 9, 59, 58, tzinfo=UTC)
OUT = SENT + sending.WINDOW


def outgoing(text: str = "We are on it.", **other: object) -> sending.Outgoing:
    return sending.Outgoing(text=text, files=NOTHING, **{"submission": uuid.uuid4(), **other})  # type: ignore[arg-type]


@scene
def ticket(cast: Cast) -> Ticket:
    return builders.ticket(cast.contact, at=RECEIVED, priority="p2")


def replies(ticket: Ticket) -> list[str]:
    return list(Message.objects.filter(ticket=ticket, kind=Message.Kind.REPLY).values_list("text", flat=True))


def test_until_its_seconds_are_over_nothing_has_happened(cast: Cast, ticket: Ticket) -> None:
    sending.begin(ticket, outgoing(), by=cast.agent, at=SENT)
    assert sending.next_due(at=OUT - timedelta(microseconds=1)) is None
    assert replies(ticket) == []
    assert harness.clock(ticket).stage == "in_progress"
    harness.expect_mail("ticket-replied")


def test_then_it_is_out_counted_from_when_it_was_sent(cast: Cast, ticket: Ticket) -> None:
    sending.begin(ticket, outgoing(), by=cast.agent, at=SENT)
    assert sending.next_due(at=OUT + timedelta(hours=1)) is not None
    assert replies(ticket) == ["We are on it."]
    assert harness.clock(ticket).stopped_at == SENT
    harness.expect_mail("ticket-replied", cast.contact.email)
    assert sending.next_due(at=OUT + timedelta(hours=1)) is None


def test_taken_back_it_never_was_and_its_words_are_kept(cast: Cast, ticket: Ticket) -> None:
    begun = sending.begin(ticket, outgoing(), by=cast.agent, at=SENT)
    assert begun is not None
    Draft.objects.create(ticket=ticket, author=cast.agent, kind="reply", text="Also,", saved_at=SENT)
    sending.take_back(begun, by=cast.agent, at=OUT)
    assert sending.next_due(at=OUT) is None
    assert (replies(ticket), Draft.objects.get().text) == ([], "We are on it.\n\nAlso,")
    assert harness.clock(ticket).stage == "in_progress"
    assert history_of("ticket", ticket.number, desk=ticket.desk.name).filter(verb="took back").count() == 1
    with pytest.raises(sending.Gone):
        sending.take_back(begun, by=cast.agent, at=OUT)


def test_no_clock_is_missed_while_a_reply_is_on_its_way_that_stops_it_in_time(cast: Cast, ticket: Ticket) -> None:
    due = harness.clock(ticket).due_at
    assert due is not None
    sending.begin(ticket, outgoing(), by=cast.agent, at=due - timedelta(seconds=1))
    harness.sleep_through(due + timedelta(seconds=5))
    sending.next_due(at=due + timedelta(seconds=9))
    harness.sleep_through(due + timedelta(seconds=20))
    assert harness.clock(ticket).past_due_at is None
    assert not Notification.objects.filter(template="clock-past-due").exists()


@pytest.mark.parametrize(
    ("then", "which", "state"),
    [("", "", "open"), ("hold", "customer", "on_hold"), ("resolve", "", "resolved")],
)
def test_what_was_to_follow_follows_at_the_same_instant(
    cast: Cast, ticket: Ticket, then: str, which: str, state: str
) -> None:
    sending.begin(ticket, outgoing(then=then, then_with=which), by=cast.agent, at=SENT)
    sending.next_due(at=OUT)
    ticket.refresh_from_db()
    assert (ticket.state, replies(ticket)) == (state, ["We are on it."])


def test_sent_twice_it_goes_out_once(cast: Cast, ticket: Ticket) -> None:
    twice = outgoing()
    assert sending.begin(ticket, twice, by=cast.agent, at=SENT) == sending.begin(ticket, twice, by=cast.agent, at=SENT)
    sending.next_due(at=OUT)
    assert sending.begin(ticket, twice, by=cast.agent, at=OUT) is None
    assert replies(ticket) == ["We are on it."]


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"text": "  "}, message.NothingSaid),
        ({"then": "hold", "then_with": "the moon"}, hold.UnknownReason),
        ({"then": "resolve", "then_with": "nowhere"}, closure.UnknownClosingCode),
    ],
)
def test_what_cannot_be_done_is_refused_at_once(
    cast: Cast, ticket: Ticket, wrong: dict[str, str], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        sending.begin(ticket, outgoing(**{"text": "Done.", **wrong}), by=cast.agent, at=SENT)
    assert not Sending.objects.exists()
    assert replies(ticket) == []


def test_what_can_no_longer_follow_gives_the_words_back_with_the_reason(cast: Cast, ticket: Ticket) -> None:
    sending.begin(ticket, outgoing(then="resolve"), by=cast.agent, at=SENT)
    closure.resolve(ticket, by=cast.manager.as_actor, at=SENT + timedelta(seconds=3))
    assert sending.next_due(at=OUT) is not None
    draft = Draft.objects.get()
    assert (draft.text, "resolved already" in draft.refusal) == ("We are on it.", True)
    assert (replies(ticket), Sending.objects.count()) == ([], 0)


def test_after_something_else_has_happened_it_follows_that(cast: Cast, ticket: Ticket) -> None:
    sending.begin(ticket, outgoing(), by=cast.agent, at=SENT)
    crossed = SENT + timedelta(seconds=4)
    message.from_customer(ticket, "Any news?", channel="portal", by=cast.contact.as_actor, at=crossed)
    sending.next_due(at=OUT)
    order = Message.objects.filter(ticket=ticket).order_by("sent_at").values_list("kind", "sent_at")
    assert list(order)[1:] == [("customer", crossed), ("reply", OUT)]


def test_in_a_hurry_it_goes_out_now(cast: Cast, ticket: Ticket) -> None:
    begun = sending.begin(ticket, outgoing(), by=cast.agent, at=SENT)
    assert begun is not None
    sending.hurry(begun, at=SENT + timedelta(seconds=2))
    assert replies(ticket) == ["We are on it."]
    with pytest.raises(sending.Gone):
        sending.hurry(begun, at=OUT)


def test_a_field_that_is_owed_meanwhile_gives_the_words_back_and_names_it(cast: Cast, ticket: Ticket) -> None:
    sending.begin(ticket, outgoing(then="resolve"), by=cast.agent, at=SENT)
    said = custom_fields.Description(label="Build", owed=True)
    custom_fields.add(cast.north, CustomField.Kind.TEXT, said, by=cast.manager.as_actor, at=SENT)
    assert sending.next_due(at=OUT) is not None
    assert (Draft.objects.get().text, Draft.objects.get().refusal) == ("We are on it.", "fill in first: Build")
    assert (replies(ticket), Sending.objects.count()) == ([], 0)


def test_colleagues_pages_are_told_of_a_reply_on_its_way_and_the_customers_is_not(cast: Cast, ticket: Ticket) -> None:
    with CaptureQueriesContext(connection) as queries:
        sending.begin(ticket, outgoing(), by=cast.agent, at=SENT)
    [told] = [one["sql"] for one in queries if "upheld_changes" in one["sql"]]
    assert f'"number": {ticket.number}, "verb": "on its way"' in told
    assert "on its way" not in FOR_CUSTOMERS
