"""The hub: who is told what, what a late page has missed, and that a slow page cannot grow."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from upheld.presentation.live_keys import LIFETIME, LiveScope
from upheld.surfaces.live import hub as hubs
from upheld.surfaces.live.changes import Change, Departure
from upheld.surfaces.live.hub import KEEP_ALIVE, REMEMBERED, RESYNC, WAITING_AT_MOST, Full, Hub, SignedOut, Subscription

START = datetime(2026, 2, 28, 23, 59, tzinfo=UTC)
DESK = LiveScope(desk="integrato", ticket=None, since=START)


def listening_hub() -> Hub:
    hub = Hub()
    hub.hears_again(at=START)
    return hub


def change(seconds: int, *, desk: str = "integrato", ticket: int = 1) -> Change:
    return Change(desk=desk, ticket=ticket, verb="replied", heard_at=START + timedelta(seconds=seconds))


def waiting(page: Subscription) -> str:
    return asyncio.run(page.take(within=0.01))


def test_a_page_is_told_of_its_desk_and_of_no_other() -> None:
    hub = listening_hub()
    page = hub.join(DESK, since=START)

    hub.tell(change(1))
    hub.tell(change(2, desk="interworx"))

    assert waiting(page) == change(1).as_event()


def test_a_page_hears_what_happened_since_it_was_rendered() -> None:
    hub = listening_hub()
    hub.tell(change(1))
    hub.tell(change(2))

    page = hub.join(DESK, since=START + timedelta(seconds=1))

    assert waiting(page) == change(2).as_event()


def test_a_page_older_than_what_is_remembered_starts_anew() -> None:
    page = listening_hub().join(DESK, since=START - timedelta(seconds=1))

    assert waiting(page) == RESYNC


def test_a_page_starts_anew_while_nothing_is_heard() -> None:
    hub = listening_hub()
    hub.hears_nothing()

    assert waiting(hub.join(DESK, since=START)) == RESYNC


def test_every_page_starts_anew_once_something_is_heard_again() -> None:
    hub = listening_hub()
    page = hub.join(DESK, since=START)

    hub.hears_again(at=START + timedelta(minutes=1))

    assert waiting(page) == RESYNC


def test_forgetting_old_changes_moves_the_instant_from_which_nothing_is_missed() -> None:
    hub = listening_hub()
    for second in range(REMEMBERED + 1):
        hub.tell(change(second + 1))

    assert hub.complete_since == change(1).heard_at
    assert waiting(hub.join(DESK, since=START)) == RESYNC


def test_a_page_that_takes_nothing_keeps_a_bounded_queue_and_then_starts_anew() -> None:
    hub = listening_hub()
    page = hub.join(DESK, since=START)

    for second in range(WAITING_AT_MOST + 3):
        hub.tell(change(second))

    text = waiting(page)
    assert text.startswith(RESYNC)
    assert text.count("event: changed") == 2


def test_a_page_to_which_nothing_happens_is_kept_alive() -> None:
    assert waiting(listening_hub().join(DESK, since=START)) == KEEP_ALIVE


def test_a_page_that_left_is_told_nothing() -> None:
    hub = listening_hub()
    page = hub.join(DESK, since=START)
    hub.leave(page)

    hub.tell(change(1))

    assert hub.open_pages == 0
    assert waiting(page) == KEEP_ALIVE


def test_a_hub_takes_no_more_pages_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hubs, "PAGES_AT_MOST", 1)
    hub = listening_hub()
    hub.join(DESK, since=START)

    with pytest.raises(Full):
        hub.join(DESK, since=START)


def test_a_closed_hub_ends_its_pages_and_takes_none() -> None:
    hub = listening_hub()
    page = hub.join(DESK, since=START)

    hub.close()

    assert page.ended
    with pytest.raises(Full):
        hub.join(DESK, since=START)


class TestWhoeverIsSignedOutEverywhere:
    THEIRS = LiveScope(desk="integrato", ticket=None, since=START, person=5)
    GONE = Departure(person=5, heard_at=START + timedelta(minutes=1))

    def test_hears_nothing_more_on_any_page(self) -> None:
        hub = listening_hub()
        theirs, anothers = hub.join(self.THEIRS, since=START), hub.join(DESK, since=START)
        hub.part_with(self.GONE)
        assert theirs.ended
        assert not anothers.ended
        with pytest.raises(SignedOut):
            hub.join(self.THEIRS, since=START)

    def test_hears_again_on_a_page_drawn_later(self) -> None:
        hub = listening_hub()
        hub.part_with(self.GONE)
        later = replace(self.THEIRS, since=START + timedelta(minutes=2))
        assert not hub.join(later, since=later.since).ended

    def test_is_forgotten_when_no_key_of_theirs_can_live(self) -> None:
        hub = listening_hub()
        hub.part_with(self.GONE)
        hub.part_with(Departure(person=6, heard_at=self.GONE.heard_at + LIFETIME))
        assert not hub.join(self.THEIRS, since=START).ended
