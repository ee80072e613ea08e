"""The corpus is as true as tickets that were lived through: every clock is what its events say."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.db.models import F

from tests.support import builders
from tests.support.cast import Cast
from tests.support.stage import scene
from upheld.demo.bench_data.loading import Corpus, LoadedOtherwise, load
from upheld.tickets import facts
from upheld.tickets.actions import notice
from upheld.tickets.models import Clock, Message, SearchEntry, Ticket

AT = datetime(2026, 11, 21, 14, 30, tzinfo=UTC)
CORPUS = Corpus(tickets=150, messages=450, seed=1, lives=12)


@scene
def corpus(cast: Cast) -> None:
    """A small corpus on the cast's two desks, made of few lives."""
    load(CORPUS, at=AT, say=lambda _line: None)


def test_there_is_as_much_as_was_asked_for(corpus: None) -> None:
    assert (Ticket.objects.count(), Message.objects.count()) == (150, 450)
    waiting = Ticket.objects.exclude(state=Ticket.State.RESOLVED).count()
    assert 10 <= waiting <= 40


def test_every_clock_reads_as_its_events_say(corpus: None) -> None:
    clocks = Clock.objects.select_related("ticket__agreement_version").prefetch_related("events")
    assert clocks.count() > 100
    for clock in clocks:
        reading = facts.reading_of(clock, promise=facts.promise_of(clock.ticket), at=AT)
        told = (clock.stage, clock.due_at, clock.stopped_at, clock.past_due_at, clock.paused_since)
        assert told == (
            reading.stage,
            reading.due_at,
            reading.stopped_at,
            reading.past_due_at,
            reading.paused_since,
        )


def test_the_worker_finds_nothing_to_tell_at_the_instant_of_loading(corpus: None) -> None:
    assert notice.next_clock(at=AT) is None


def test_states_agree_with_their_records(corpus: None) -> None:
    held = Ticket.objects.filter(holds__isnull=False, holds__lifted_at__isnull=True)
    resolved = Ticket.objects.filter(closures__isnull=False)
    assert set(held) == set(Ticket.objects.filter(state=Ticket.State.ON_HOLD))
    assert set(resolved) == set(Ticket.objects.filter(state=Ticket.State.RESOLVED))
    assert not Message.objects.filter(sent_at__lt=F("ticket__received_at")).exists()


def test_new_tickets_are_numbered_after_it(corpus: None, cast: Cast) -> None:
    last = Ticket.objects.filter(desk=cast.north).order_by("-number").values_list("number", flat=True)[0]
    fresh = builders.ticket(cast.contact, at=AT, priority="p1")
    assert fresh.number == last + 1


def test_loading_it_again_changes_nothing_and_another_is_refused(corpus: None) -> None:
    load(CORPUS, at=AT, say=lambda _line: None)
    assert Ticket.objects.count() == 150
    with pytest.raises(LoadedOtherwise):
        load(Corpus(tickets=10, messages=30, seed=2), at=AT, say=lambda _line: None)


def test_tags_agree_with_their_records(corpus: None) -> None:
    for ticket in Ticket.objects.prefetch_related("ticket_tags__tag"):
        assert ticket.tags == sorted(one.tag.name for one in ticket.ticket_tags.all())


def test_every_ticket_can_be_found(corpus: None) -> None:
    assert set(SearchEntry.objects.values_list("ticket", flat=True)) == set(Ticket.objects.values_list("pk", flat=True))


def test_live_pages_hear_of_what_comes_after(corpus: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgenabled FROM pg_trigger WHERE tgname = 'audit_event_announced'")
        assert cursor.fetchone() == ("O",)
