"""Merging a ticket into another and undoing it: promises, what unites, who is told, and what is refused."""

import uuid
from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from tests.support import builders, harness
from tests.support.cast import Cast, assemble
from tests.support.stage import scene
from upheld.audit.queries import history_of
from upheld.customers.actions import merge_refusals
from upheld.notifications.models import Notification
from upheld.tickets.actions import closure, follow, hold, lock, merge, message, sending, tags, ticket_links
from upheld.tickets.actions.attach import NOTHING
from upheld.tickets.models import Clock, ClockEvent, Message, Ticket, TicketLink, TicketMerge
from upheld.tickets.queries.followers import followers_of
from upheld.tickets.queries.merges import let_go, said_to_customer
from upheld.tickets.queries.receipts import receipts_of

# Monday, in business hours, in London.
MONDAY = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
MERGED = MONDAY + timedelta(minutes=30)
LATER = MONDAY + timedelta(days=3)


@scene
def older(cast: Cast) -> Ticket:
    return builders.ticket(cast.contact, at=MONDAY, subject="Orders stopped", priority="p2")


@scene
def newer(cast: Cast) -> Ticket:
    return builders.ticket(cast.contact, at=MONDAY + timedelta(minutes=20), subject="No orders", priority="p2")


@pytest.fixture
def strangers(cast: Cast) -> Ticket:
    """A ticket of another customer."""
    at = MONDAY + timedelta(minutes=20)
    return builders.ticket(cast.other_contact, at=at, subject="Globex is down", text="Our secret.", priority="p2")


def clocks_of(ticket: Ticket) -> list[dict[str, Any]]:
    return list(Clock.objects.filter(ticket=ticket).order_by("id").values())


def fresh(ticket: Ticket) -> Ticket:
    return Ticket.objects.select_related("desk", "contact", "agreement_version__agreement").get(pk=ticket.pk)


def texts(ticket: Ticket) -> list[str]:
    return list(said_to_customer(fresh(ticket)).order_by("sent_at", "id").values_list("text", flat=True))


def test_one_is_kept_with_its_promise_and_its_pauses(cast: Cast, older: Ticket, newer: Ticket) -> None:
    hold.place(older, reason="customer", note="", by=cast.agent.as_actor, at=MONDAY + timedelta(minutes=5))
    before = clocks_of(older)

    row = merge.merge(older, newer, reason="We wait for them.", by=cast.agent.as_actor, at=MERGED)

    assert (row.kept, row.merged) == (older, newer)
    assert clocks_of(older) == before
    assert fresh(older).state == Ticket.State.ON_HOLD
    gone = fresh(newer)
    assert (gone.state, gone.merged_into) == (Ticket.State.RESOLVED, older)
    assert {clock["stage"] for clock in clocks_of(newer)} == {"cancelled"}
    assert receipts_of(gone, at=MERGED) == ()
    harness.sleep_through(LATER)
    noticed = history_of("ticket", newer.number, desk="integrato").filter(verb__in=["came close", "missed", "breached"])
    assert not noticed.exists()


def test_what_falls_due_sooner_is_let_go_only_for_a_reason_and_the_timelines_say_it(
    cast: Cast, older: Ticket, newer: Ticket
) -> None:
    before = clocks_of(newer)
    with pytest.raises(merge.LetsPromiseGo, match="Response on INT-1"):
        merge.merge(newer, older, reason=" ", by=cast.agent.as_actor, at=MERGED)

    row = merge.merge(newer, older, reason="They go on there.", by=cast.agent.as_actor, at=MERGED)

    assert (row.kept, row.merged, fresh(older).merged_into) == (newer, older, newer)
    assert clocks_of(newer) == before
    assert {clock["stage"] for clock in clocks_of(older)} == {"cancelled"}
    for number, verb in ((older.number, "merged away"), (newer.number, "merged in")):
        told = history_of("ticket", number, desk="integrato").get(verb=verb)
        assert told.facts["reason"] == "They go on there."


def test_what_stands_for_a_promise(cast: Cast, older: Ticket, newer: Ticket) -> None:
    urgent = builders.ticket(cast.contact, at=MONDAY + timedelta(minutes=25), subject="Now", priority="p1")
    who = cast.agent.as_actor

    def gone(kept: Ticket, merged: Ticket) -> list[str]:
        return [clock.metric for clock in let_go(kept, merged)]

    assert gone(older, newer) == []
    assert gone(newer, older) == ["response_time", "resolution_time"]
    assert gone(older, urgent) == ["response_time", "resolution_time"]
    message.reply(older, "We look.", by=who, at=MERGED)
    assert gone(older, urgent) == ["resolution_time"], "who was answered is answered"
    hold.place(older, reason="customer", note="", by=who, at=MERGED)
    assert gone(older, newer) == ["resolution_time"], "a pause does not stand for what counts"
    hold.place(newer, reason="customer", note="", by=who, at=MERGED)
    assert gone(older, newer) == []


def test_undone_everything_is_as_its_own_events_say(cast: Cast, older: Ticket, newer: Ticket) -> None:
    hold.place(newer, reason="customer", note="", by=cast.agent.as_actor, at=MONDAY + timedelta(minutes=25))
    tags.add(newer, "billing", by=cast.agent.as_actor, at=MERGED)
    before, kept = (clocks_of(newer), fresh(newer)), fresh(older)
    events = ClockEvent.objects.count()
    row = merge.merge(older, newer, by=cast.agent.as_actor, at=MERGED)
    assert fresh(older).tags == ["billing"]

    merge.undo(row, reason="Two faults.", by=cast.manager.as_actor, at=MERGED + timedelta(minutes=5))

    after = fresh(newer)
    assert clocks_of(newer) == before[0]
    assert ClockEvent.objects.count() == events
    for column in ("state", "tags", "queue_group", "queue_at", "merged_into"):
        assert getattr(after, column) == getattr(before[1], column)
    assert (fresh(older).tags, fresh(older).state) == (kept.tags, kept.state)
    for number in (older.number, newer.number):
        told = history_of("ticket", number, desk="integrato").get(verb="merge undone")
        assert told.facts["reason"] == "Two faults."


def test_what_fell_due_while_it_was_merged_is_noticed_after_undoing(cast: Cast, older: Ticket, newer: Ticket) -> None:
    row = merge.merge(older, newer, by=cast.agent.as_actor, at=MERGED)
    merge.undo(row, reason="Two faults.", by=cast.agent.as_actor, at=LATER)

    clock = Clock.objects.get(ticket=newer, metric="response_time")

    assert clock.past_due_at is not None
    assert clock.look_again_at is not None
    assert clock.look_again_at <= LATER


def test_links_unite_and_part(cast: Cast, older: Ticket, newer: Ticket, strangers: Ticket) -> None:
    who = cast.agent.as_actor
    ticket_links.link(newer, older, TicketLink.Kind.DUPLICATES, by=who, at=MERGED)
    ticket_links.link(strangers, newer, TicketLink.Kind.CAUSES, by=who, at=MERGED)

    row = merge.merge(older, newer, by=who, at=MERGED)
    assert TicketLink.objects.filter(source=strangers, target=older, kind="causes").exists()
    assert not TicketLink.objects.filter(source=older, target=older).exists()

    merge.undo(row, reason="Two faults.", by=who, at=LATER)
    assert TicketLink.objects.count() == 2


def test_who_follows_the_merged_one_follows_the_kept_one_until_it_is_undone(
    cast: Cast, older: Ticket, newer: Ticket
) -> None:
    who = cast.agent.as_actor
    follow.start(newer, cast.agent, by=who, at=MERGED)
    follow.start(newer, cast.manager, by=who, at=MERGED)
    follow.start(older, cast.manager, by=who, at=MERGED)

    row = merge.merge(older, newer, by=who, at=MERGED)
    assert {person.pk for person in followers_of(older)} == {cast.agent.pk, cast.manager.pk}

    merge.undo(row, reason="Two faults.", by=who, at=LATER)
    assert [person.pk for person in followers_of(older)] == [cast.manager.pk]
    assert {person.pk for person in followers_of(newer)} == {cast.agent.pk, cast.manager.pk}


def test_nothing_is_done_on_a_merged_ticket(cast: Cast, older: Ticket, newer: Ticket) -> None:
    merge.merge(older, newer, by=cast.agent.as_actor, at=MERGED)
    who = {"by": cast.agent.as_actor, "at": LATER}

    for act in (
        lambda: message.reply(newer, "Hello.", **who),
        lambda: closure.reopen(newer, **who),
        lambda: hold.place(newer, reason="customer", note="", **who),
        lambda: tags.add(newer, "late", **who),
    ):
        with pytest.raises(lock.MergedAway):
            act()


def test_what_the_customer_writes_on_the_merged_one_is_said_on_the_kept_one(
    cast: Cast, older: Ticket, newer: Ticket
) -> None:
    row = merge.merge(older, newer, by=cast.agent.as_actor, at=MERGED)
    closure.resolve(older, by=cast.contact.as_actor, at=MERGED)

    said = message.from_customer(newer, "Still.", channel="email", by=cast.contact.as_actor, at=LATER)

    assert (said.ticket, said.origin) == (older, newer)
    assert fresh(older).state == Ticket.State.OPEN
    merge.undo(row, reason="Two faults.", by=cast.agent.as_actor, at=LATER)
    assert Message.objects.get(pk=said.pk).ticket == older


def test_two_people_are_merged_only_by_explicit_words(cast: Cast, older: Ticket, strangers: Ticket) -> None:
    for confirmed in ("", "yes", older.contact.email):
        with pytest.raises(merge.OfAnotherPerson, match=strangers.contact.email):
            merge.merge(older, strangers, confirmed=confirmed, by=cast.agent.as_actor, at=MERGED)

    row = merge.merge(
        older, strangers, confirmed=f" {strangers.contact.email.upper()}", by=cast.agent.as_actor, at=MERGED
    )
    assert row.kept == older


def test_each_of_two_people_reads_their_own_words_and_what_is_replied_since(
    cast: Cast, older: Ticket, strangers: Ticket
) -> None:
    who = cast.agent.as_actor
    message.reply(older, "To Acme alone.", by=who, at=MONDAY + timedelta(minutes=25))
    row = merge.merge(older, strangers, confirmed=strangers.contact.email, by=who, at=MERGED)
    harness.expect_mail("ticket-replied", cast.contact.email)
    message.from_customer(
        strangers, "Globex again.", channel="portal", by=cast.other_contact.as_actor, at=MERGED + timedelta(minutes=1)
    )
    message.note(older, "They do not know.", by=who, at=MERGED + timedelta(minutes=2))
    message.reply(older, "Fixed for all.", by=who, at=MERGED + timedelta(minutes=3))

    assert texts(older) == ["Since noon.", "To Acme alone.", "Fixed for all."]
    assert texts(strangers) == ["Our secret.", "Globex again.", "Fixed for all."]

    merge.undo(row, reason="Two faults.", by=who, at=LATER)
    assert texts(older) == ["Since noon.", "To Acme alone.", "Fixed for all."]
    assert texts(strangers) == ["Our secret.", "Globex again."]


def test_whoever_asked_on_the_merged_one_is_sent_what_is_replied_as_of_their_own(
    cast: Cast, older: Ticket, strangers: Ticket
) -> None:
    who = cast.agent.as_actor
    merge.merge(older, strangers, confirmed=strangers.contact.email, by=who, at=MERGED)

    said = message.reply(older, "Fixed for all.", by=who, at=LATER)

    letters = Notification.objects.filter(template="ticket-replied")
    sent = {one.recipient: one.payload["ticket"]["subject"] for one in letters}
    assert sent == {cast.contact.email: "Orders stopped", cast.other_contact.email: "Globex is down"}
    assert said.ticket == older


def test_merges_in_a_row_lead_to_the_last_and_are_undone_in_turn(cast: Cast, older: Ticket, newer: Ticket) -> None:
    who = cast.agent.as_actor
    newest = builders.ticket(cast.contact, at=MERGED, subject="Orders!", priority="p2")
    first = merge.merge(newer, newest, by=who, at=MERGED)
    second = merge.merge(older, newer, by=who, at=MERGED)
    assert fresh(newest).merged_into == older

    with pytest.raises(merge_refusals.MergedFurther):
        merge.undo(first, reason="No.", by=who, at=LATER)
    merge.undo(second, reason="No.", by=who, at=LATER)
    assert fresh(newest).merged_into == newer
    merge.undo(first, reason="No.", by=who, at=LATER)
    assert not Ticket.objects.filter(merged_into__isnull=False).exists()


def test_undoing_takes_a_reason_once_and_within_days(cast: Cast, older: Ticket, newer: Ticket) -> None:
    row = merge.merge(older, newer, by=cast.agent.as_actor, at=MERGED)
    who = {"by": cast.agent.as_actor}
    end = MERGED + merge_refusals.UNDO_FOR

    with pytest.raises(merge.NoReason):
        merge.undo(row, reason="  ", at=LATER, **who)
    with pytest.raises(merge_refusals.TooLateToUndo):
        merge.undo(row, reason="Late.", at=end + timedelta(seconds=1), **who)
    merge.undo(row, reason="In time.", at=end, **who)
    with pytest.raises(merge_refusals.UndoneAlready):
        merge.undo(row, reason="Again.", at=end, **who)


def test_what_cannot_be_merged_is_refused(cast: Cast, older: Ticket, newer: Ticket) -> None:
    who = {"by": cast.agent.as_actor, "at": MERGED}
    stranger = builders.contact(cast.south, "Eve Stone", organisation=None, at=MONDAY)
    south = builders.ticket(stranger, at=MONDAY, priority="medium", category="support")

    with pytest.raises(merge.SameTicket):
        merge.merge(older, older, **who)
    with pytest.raises(merge.OfAnotherDesk):
        merge.merge(older, south, confirmed=stranger.email, **who)
    reply = sending.Outgoing(text="On its way.", files=NOTHING, submission=uuid.uuid4())
    on_its_way = sending.begin(newer, reply, by=cast.agent, at=MERGED)
    assert on_its_way is not None
    with pytest.raises(merge.ReplyOnItsWay):
        merge.merge(older, newer, **who)
    sending.hurry(on_its_way, at=MERGED)
    closure.resolve(newer, by=cast.contact.as_actor, at=MERGED)
    with pytest.raises(merge.NotOpen, match="resolved"):
        merge.merge(older, newer, **who)
    assert not TicketMerge.objects.exists()


def test_the_database_refuses_a_merged_ticket_that_is_open(older: Ticket, newer: Ticket) -> None:
    with pytest.raises(IntegrityError, match="ticket_merged_is_closed_and_another"), transaction.atomic():
        Ticket.objects.filter(pk=newer.pk).update(merged_into=older)


def test_the_database_refuses_a_second_open_merge_and_one_undone_without_a_reason(older: Ticket, newer: Ticket) -> None:
    made = {"kept": older, "merged": newer, "merged_at": MERGED, "merged_by": "agent:1"}
    TicketMerge.objects.create(**made)
    with pytest.raises(IntegrityError, match="ticket_merge_one_at_a_time"), transaction.atomic():
        TicketMerge.objects.create(**made)
    undone = {"undone_at": LATER, "undone_by": "agent:1"}
    with pytest.raises(IntegrityError, match="ticket_merge_undone_at_with_by_and_why"), transaction.atomic():
        TicketMerge.objects.create(**made, **undone)
    with pytest.raises(IntegrityError, match="ticket_merge_of_two"), transaction.atomic():
        TicketMerge.objects.create(**{**made, "merged": older}, **undone, undone_reason="x")


@pytest.mark.django_db(transaction=True)
def test_two_agents_who_merge_the_same_ticket_at_once_merge_it_once() -> None:
    cast = assemble()
    first, second, third = (
        builders.ticket(cast.contact, at=MONDAY + timedelta(minutes=minute), priority="p2") for minute in range(3)
    )
    start, refused = Barrier(2), []

    def join(one: Ticket, other: Ticket) -> None:
        start.wait()
        try:
            merge.merge(one, other, by=cast.agent.as_actor, at=MERGED)
        except merge.NotOpen as refusal:
            refused.append(refusal)
        finally:
            connection.close()

    pair = [Thread(target=join, args=(first, third)), Thread(target=join, args=(second, third))]
    for thread in pair:
        thread.start()
    for thread in pair:
        thread.join()

    assert len(refused) == 1
    assert TicketMerge.objects.get().merged == third
