"""The composer: a second answer waits until the first is read, and what was typed stays."""

import re
import uuid
from datetime import timedelta

import pytest
from django.test import Client

from tests.support import builders
from tests.support.cast import Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.now import now
from upheld.tickets.actions import closing_codes, closure, custom_fields, fields, hold, message, sending
from upheld.tickets.actions.custom_fields import Description
from upheld.tickets.models import CustomField, Sending, Ticket

PAGE = "/integrato/console/tickets/1/"


@pytest.fixture
def ticket(cast: Cast) -> Ticket:
    return builders.ticket(cast.contact, at=now() - timedelta(minutes=10), priority="p1")


@pytest.fixture
def agent(cast: Cast, ticket: Ticket, sign_in: SignIn) -> Client:
    return sign_in(cast.agent)


def seen_on(page: str) -> str:
    found = re.search(r'name="seen" value="([^"]*)"', page)
    assert found
    return found.group(1)


def test_a_second_answer_is_held_until_the_first_was_shown(cast: Cast, ticket: Ticket, agent: Client) -> None:
    seen = seen_on(agent.get(PAGE).content.decode())
    message.reply(ticket, "I have it.", by=cast.manager.as_actor, at=now())
    typed = {"text": "Me too.", "submission": str(uuid.uuid4()), "seen": seen}

    refused = agent.post(f"{PAGE}replies/", typed)
    page = refused.content.decode()
    assert refused.status_code == 409
    assert "Ana Duarte has written meanwhile; read it, then send again" in page
    assert re.search(r"<textarea[^>]*>\s*Me too.</textarea>", page)
    assert not Sending.objects.exists()

    assert agent.post(f"{PAGE}replies/", {**typed, "seen": seen_on(page)}).status_code == 302
    assert Sending.objects.get().text == "Me too."


def test_the_timeline_carries_how_far_others_have_got(cast: Cast, ticket: Ticket, agent: Client) -> None:
    before = agent.get(PAGE).content.decode()
    assert f'data-said="{seen_on(before)}"' in before
    message.reply(ticket, "I have it.", by=cast.manager.as_actor, at=now())
    part = agent.get(PAGE, headers={"HX-Request": "true", "HX-Target": "timeline"}).content.decode()
    assert f'data-said="{seen_on(before)}"' not in part
    assert "data-said=" in part


@pytest.fixture
def owing(cast: Cast, ticket: Ticket) -> dict[str, str]:
    """A reply that is to resolve a ticket, on a desk that wants a number before."""
    by = cast.manager.as_actor
    closing_codes.add(cast.north, "Fixed", by=by, at=now())
    custom_fields.add(
        cast.north, CustomField.Kind.NUMBER, Description(label="Minutes lost", owed=True), by=by, at=now()
    )
    return {"text": "Mended.", "submission": str(uuid.uuid4()), "seen": "", "then": "resolve:fixed"}


def test_a_reply_that_resolves_asks_for_what_is_owed_and_keeps_what_was_typed(
    agent: Client, owing: dict[str, str]
) -> None:
    assert 'name="field_minutes_lost"' in agent.get(PAGE).content.decode()
    for typed, words in (("", "Fill it in first."), ("many", "Write a number, such as 12.5.")):
        refused = agent.post(f"{PAGE}replies/", {**owing, "field_minutes_lost": typed})
        page = refused.content.decode()
        assert (refused.status_code, words in page) == (422, True)
        assert re.search(r"<textarea[^>]*>\s*Mended.</textarea>", page)
        assert '<option value="resolve:fixed" selected>' in page
    assert not Sending.objects.exists()
    assert agent.post(f"{PAGE}replies/", {**owing, "field_minutes_lost": "12,50"}).status_code == 302
    assert Ticket.objects.get().field_values == {}, "nothing has happened yet"
    sending.hurry(Sending.objects.get(), at=now())
    ticket = Ticket.objects.get()
    assert (ticket.state, ticket.field_values) == ("resolved", {"minutes_lost": "12.5"})


def test_a_reply_that_keeps_it_open_owes_nothing_and_fills_nothing(agent: Client, owing: dict[str, str]) -> None:
    assert agent.post(f"{PAGE}replies/", {**owing, "then": "", "field_minutes_lost": "3"}).status_code == 302
    sending.hurry(Sending.objects.get(), at=now())
    ticket = Ticket.objects.get()
    assert (ticket.state, ticket.field_values) == ("open", {})


def test_what_a_colleague_fills_in_meanwhile_stands(cast: Cast, agent: Client, owing: dict[str, str]) -> None:
    agent.post(f"{PAGE}replies/", {**owing, "field_minutes_lost": "3"})
    fields.fill(Ticket.objects.get(), {"minutes_lost": "9"}, by=cast.manager.as_actor, at=now())
    sending.hurry(Sending.objects.get(), at=now())
    ticket = Ticket.objects.get()
    assert (ticket.state, ticket.field_values) == ("resolved", {"minutes_lost": "9"})


def due_next(page: str) -> str:
    """Return the words about the promise that is due next; empty where none is."""
    found = re.search(r'id="ticket-next"[^>]*>(?:<button[^>]*>(.*?)</button>)?</span>', page, re.DOTALL)
    assert found
    return " ".join(re.sub(r"<[^>]+>", " ", found.group(1) or "").split())


def test_the_promise_that_is_due_next_stands_above_the_conversation(cast: Cast, ticket: Ticket, agent: Client) -> None:
    assert "Reply by" in due_next(agent.get(PAGE).content.decode())

    message.reply(ticket, "I have it.", by=cast.manager.as_actor, at=now())
    page = agent.get(PAGE, headers={"HX-Request": "true", "HX-Target": "timeline"}).content.decode()
    assert "Resolve by" in due_next(page)
    assert 'id="answering" hx-swap-oob="true"></span>' in page

    hold.place(ticket, reason="customer", note="", by=cast.manager.as_actor, at=now())
    assert "Paused since" in due_next(agent.get(PAGE).content.decode())


def test_what_was_missed_and_is_still_owed_comes_first(cast: Cast, agent: Client) -> None:
    late = builders.ticket(cast.contact, at=now() - timedelta(hours=5), priority="p1")
    page = agent.get(f"/integrato/console/tickets/{late.number}/").content.decode()
    assert "4h over Was due" in due_next(page)


def test_what_is_promised_in_words_stands_there_until_the_ticket_ends(cast: Cast, agent: Client) -> None:
    asked = builders.ticket(cast.contact, at=now() - timedelta(minutes=5), priority="p4")
    message.reply(asked, "Yes.", by=cast.manager.as_actor, at=now())
    page = f"/integrato/console/tickets/{asked.number}/"
    assert "discretion" in due_next(agent.get(page).content.decode())

    closure.resolve(asked, by=cast.manager.as_actor, at=now())
    assert due_next(agent.get(page).content.decode()) == ""
