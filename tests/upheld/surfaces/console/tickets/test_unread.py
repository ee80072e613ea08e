"""A ticket's page begins at what its reader has not read; live updates leave that place where it was."""

import html
import re
from datetime import timedelta

import pytest
from django.test import Client

from tests.support import builders
from tests.support.cast import Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.now import now
from upheld.tickets.actions import message
from upheld.tickets.models import Message, Ticket

PAGE = "/integrato/console/tickets/1/"
LIVE = {"HX-Request": "true", "HX-Target": "timeline"}
MARK = 'id="unread"'


@pytest.fixture
def agent(cast: Cast, sign_in: SignIn) -> Client:
    builders.ticket(cast.contact, at=now() - timedelta(minutes=10), priority="p1")
    return sign_in(cast.agent)


def marta_says(cast: Cast, text: str = "It is back.") -> Message:
    return message.from_customer(Ticket.objects.get(), text, channel="portal", by=cast.contact.as_actor, at=now())


def asked_again(page: str) -> str:
    found = re.search(rf'id="timeline"[^>]* hx-get="({PAGE}[^"]*)"', page)
    assert found
    return html.unescape(found.group(1))


def test_a_ticket_never_opened_has_no_mark_and_begins_at_its_beginning(agent: Client) -> None:
    page = agent.get(PAGE).content.decode()
    assert MARK not in page
    assert "data-seen-before" not in page
    assert asked_again(page) == PAGE


def test_what_others_wrote_since_is_marked_once_before_the_first(agent: Client, cast: Cast) -> None:
    agent.get(PAGE)
    message.note(Ticket.objects.get(), "My own", by=cast.agent.as_actor, at=now())
    first = marta_says(cast)
    marta_says(cast, "And gone again.")
    page = agent.get(PAGE).content.decode()
    assert page.count(MARK) == 1
    assert page.index("My own") < page.index(MARK) < page.index(f'id="m-{first.public_id}"')
    assert 'href="#unread"' in page
    assert MARK not in agent.get(PAGE).content.decode()


def test_the_mark_stays_while_the_page_is_open(agent: Client, cast: Cast) -> None:
    agent.get(PAGE)
    first = marta_says(cast)
    again = asked_again(agent.get(PAGE).content.decode())
    marta_says(cast, "And gone again.")
    part = agent.get(again, headers=LIVE).content.decode()
    assert part.index(MARK) < part.index(f'id="m-{first.public_id}"') < part.index("And gone again.")
    assert asked_again(part) == again


def test_somebody_elses_reading_is_not_mine(agent: Client, cast: Cast, sign_in: SignIn) -> None:
    agent.get(PAGE)
    marta_says(cast)
    sign_in(cast.manager).get(PAGE)
    assert MARK in agent.get(PAGE).content.decode()


@pytest.mark.parametrize("since", ["", "yesterday", "2026-01-01T00:00:00", "9" * 500, "\0"])
def test_an_instant_that_we_never_wrote_marks_nothing(agent: Client, cast: Cast, since: str) -> None:
    marta_says(cast)
    answer = agent.get(PAGE, {"since": since}, headers=LIVE)
    assert (answer.status_code, MARK in answer.content.decode()) == (200, False)


def test_each_message_has_a_link_to_itself(agent: Client) -> None:
    said = Message.objects.get()
    assert f'<a class="message-time" href="#m-{said.public_id}"' in agent.get(PAGE).content.decode()


def test_a_long_conversation_is_folded_after_its_beginning(agent: Client, cast: Cast) -> None:
    ticket = Ticket.objects.get()
    for number in range(70):
        message.note(ticket, f"Note {number}.", by=cast.agent.as_actor, at=now() - timedelta(minutes=9))

    page = agent.get(PAGE).content.decode()
    whole = agent.get(f"{PAGE}?whole=yes").content.decode()

    assert "Show 11 more from between" in page
    assert "Note 69." in page
    assert "Note 9." not in page
    assert "Note 9." in whole
    assert "more from between" not in whole
    assert "whole=yes" in asked_again(whole)


def test_what_is_new_is_never_folded(agent: Client, cast: Cast) -> None:
    agent.get(PAGE)
    for number in range(70):
        marta_says(cast, f"Word {number}.")

    page = agent.get(PAGE).content.decode()

    assert "Word 0." in page
    assert "Word 69." in page
