"""What stands on a timeline is drawn once for all who look while it says the same; who and when they are differs."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.support import builders
from tests.support.cast import Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.now import now
from upheld.surfaces.console.tickets import lines
from upheld.tickets.actions import assign, message
from upheld.tickets.models import Ticket

PAGE = "/integrato/console/tickets/1/"
SPLIT = "Make a ticket of it"


@pytest.fixture(autouse=True)
def no_step_ends_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "_STEP", timedelta(days=365_000))


@pytest.fixture
def ticket(cast: Cast) -> Ticket:
    at = now()
    builders.ticket(cast.contact, at=at - timedelta(minutes=20), priority="p1")
    ticket = Ticket.objects.get()
    message.from_customer(ticket, "And the billing.", channel="portal", by=cast.contact.as_actor, at=at)
    return ticket


def shown(client: Client) -> str:
    return client.get(PAGE).content.decode()


def test_opening_a_ticket_again_draws_no_message_again(ticket: Ticket, cast: Cast, sign_in: SignIn) -> None:
    agent = sign_in(cast.agent)
    first = shown(agent)
    before = lines._drawn_once.cache_info()
    again = shown(agent)
    after = lines._drawn_once.cache_info()
    assert (after.misses - before.misses, after.hits - before.hits) == (0, 2)
    assert [page.count("And the billing.") for page in (first, again)] == [1, 1]


def test_opening_it_again_draws_nothing_that_happened_again(ticket: Ticket, cast: Cast, sign_in: SignIn) -> None:
    assign.give(ticket, cast.agent, by=cast.agent.as_actor, at=now())
    agent = sign_in(cast.agent)
    first = shown(agent)
    before = lines._event_drawn.cache_info()
    again = shown(agent)
    after = lines._event_drawn.cache_info()
    assert after.misses == before.misses
    assert after.hits > before.hits
    assert [page.count('class="event-line"') > 0 for page in (first, again)] == [True, True]


def test_who_only_reads_is_offered_nothing_by_what_was_drawn_for_others(
    ticket: Ticket, cast: Cast, sign_in: SignIn
) -> None:
    assert SPLIT in shown(sign_in(cast.agent))
    assert SPLIT not in shown(sign_in(cast.auditor))


def test_each_reads_it_in_their_own_language(ticket: Ticket, cast: Cast, sign_in: SignIn) -> None:
    agent = sign_in(cast.agent)
    assert SPLIT in shown(agent)
    cast.agent.language = "pt-br"
    cast.agent.save()
    page = shown(agent)
    assert SPLIT not in page
    assert "And the billing." in page


def test_each_reads_it_in_their_own_zone(ticket: Ticket, cast: Cast, sign_in: SignIn) -> None:
    agent = sign_in(cast.agent)
    shown(agent)
    cast.agent.zone = "Pacific/Kiritimati"
    cast.agent.save()
    assert "+14:00" in shown(agent)


def test_what_is_written_stays_text(ticket: Ticket, cast: Cast, sign_in: SignIn) -> None:
    message.from_customer(ticket, "<b onclick=x>", channel="portal", by=cast.contact.as_actor, at=now())
    assert "<b onclick" not in shown(sign_in(cast.agent))


def test_a_very_long_one_is_not_kept(ticket: Ticket, cast: Cast, sign_in: SignIn) -> None:
    long = "word " * lines.LONGEST_KEPT
    message.from_customer(ticket, long, channel="portal", by=cast.contact.as_actor, at=now())
    agent = sign_in(cast.agent)
    shown(agent)
    before = lines._drawn_once.cache_info()
    assert long.strip() in shown(agent)
    assert lines._drawn_once.cache_info().hits - before.hits == 2
    assert lines._drawn_once.cache_info().misses == before.misses
