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
from upheld.tickets.actions import message
from upheld.tickets.models import Sending, Ticket

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
