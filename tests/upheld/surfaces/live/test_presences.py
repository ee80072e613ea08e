"""Who is at a ticket is told to the desk's pages, forgotten after half a minute, and never told to a customer."""

import asyncio
import json
from datetime import UTC, datetime, timedelta

import pytest

from upheld.presentation.live_keys import LiveScope
from upheld.surfaces.live.changes import NotAChange
from upheld.surfaces.live.hub import Hub, Subscription
from upheld.surfaces.live.presences import EXPIRES_AFTER, KEPT_AT_MOST, Presence, Presences, read_presence

AT = datetime(2026, 2, 28, 23, 59, 50, tzinfo=UTC)
DESK = LiveScope(desk="integrato", ticket=None, since=AT)
CUSTOMER = LiveScope(desk="integrato", ticket=7, since=AT)


def ana(doing: str = "replying", *, at: datetime = AT, desk: str = "integrato", person: int = 3) -> Presence:
    told = {"desk": desk, "ticket": 7, "person": person, "name": "Ana Duarte", "doing": doing}
    return read_presence(json.dumps(told), at=at)


def told(page: Subscription) -> str:
    return asyncio.run(page.take(within=0.01))


def joined(hub: Hub, scope: LiveScope) -> Subscription:
    return hub.join(scope, since=AT)


@pytest.mark.attack(37)
def test_pages_of_the_desk_are_told_and_no_other() -> None:
    hub = Hub()
    hub.hears_again(at=AT)
    desk, customer = joined(hub, DESK), joined(hub, CUSTOMER)
    south = joined(hub, LiveScope(desk="interworx", ticket=None, since=AT))

    hub.hear(ana())

    assert told(desk).startswith("event: presence\ndata: ")
    assert "presence" not in told(customer) + told(south)


def test_a_page_that_opens_later_is_told_who_is_there() -> None:
    hub = Hub()
    hub.hears_again(at=AT)
    hub.hear(ana())
    early, late = joined(hub, DESK), joined(hub, DESK)
    hub.tell_who_is_here(early, at=AT + EXPIRES_AFTER - timedelta(seconds=1))
    hub.tell_who_is_here(late, at=AT + EXPIRES_AFTER)

    assert '"name": "Ana Duarte", "initials": "AD"' in told(early)
    assert "presence" not in told(late)


def test_whoever_says_that_they_go_is_gone_at_once() -> None:
    here = Presences()
    here.hear(ana())
    here.hear(ana("gone"))
    assert here.present(DESK, at=AT) == []


def test_only_so_many_are_remembered() -> None:
    here = Presences()
    for person in range(KEPT_AT_MOST + 10):
        here.hear(ana(person=person))
    assert [one.person for one in here.present(DESK, at=AT)][:2] == [10, 11]
    assert len(here.present(DESK, at=AT)) == KEPT_AT_MOST


def test_a_page_that_reads_slowly_is_not_made_to_start_afresh_by_it() -> None:
    hub = Hub()
    hub.hears_again(at=AT)
    page = joined(hub, DESK)
    for _ in range(500):
        hub.hear(ana())
    assert "resync" not in told(page)


@pytest.mark.parametrize("payload", ["", "[]", "{}", '{"desk": "x", "ticket": "seven"}'])
def test_what_is_no_announcement_is_refused(payload: str) -> None:
    with pytest.raises(NotAChange):
        read_presence(payload, at=AT)
