"""Making a ticket of a message from the ticket's page."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from tests.support import builders
from tests.support.cast import Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.now import now
from upheld.tickets.actions import message
from upheld.tickets.models import Message, TicketSplit

DESK = "/integrato/console/tickets/"


@pytest.fixture
def said(cast: Cast) -> Message:
    at = now() - timedelta(minutes=10)
    ticket = builders.ticket(cast.contact, at=at, priority="p2")
    by = cast.contact.as_actor
    return message.from_customer(ticket, "And the relay.", channel="email", by=by, at=at + timedelta(minutes=1))


def test_it_is_offered_on_later_messages_named_and_made(cast: Cast, sign_in: SignIn, said: Message) -> None:
    agent = sign_in(cast.agent)
    address = f"messages/{said.public_id}/"
    assert agent.get(f"{DESK}1/").content.decode().count("/splitting/") == 1
    asked = agent.get(f"{DESK}1/{address}splitting/").content.decode()
    assert "And the relay." in asked
    assert "Resolution" in asked

    made = agent.post(f"{DESK}1/{address}split/", {"subject": "Relay is down"}, follow=True).content.decode()

    assert "INT-2 was made of the message." in made
    assert "made it of a message on INT-1" in made
    assert "made a ticket of a message: INT-2" in agent.get(f"{DESK}1/").content.decode()
    again = agent.post(f"{DESK}1/{address}split/", {"subject": "Kept words"})
    assert again.status_code == 409
    assert 'value="Kept words"' in again.content.decode()


def test_a_message_of_another_ticket_is_not_there(cast: Cast, sign_in: SignIn, said: Message) -> None:
    builders.ticket(cast.contact, at=now(), priority="p2")
    agent = sign_in(cast.agent)
    for address in (f"2/messages/{said.public_id}", f"1/messages/{uuid4()}"):
        assert agent.get(f"{DESK}{address}/splitting/").status_code == 404
        assert agent.post(f"{DESK}{address}/split/", {"subject": "x"}).status_code == 404


@pytest.mark.parametrize("part", ["auditor", "other_agent"])
def test_who_may_not_work_there_changes_nothing(cast: Cast, sign_in: SignIn, said: Message, part: str) -> None:
    client: Client = sign_in(getattr(cast, part))
    assert client.get(f"{DESK}1/messages/{said.public_id}/splitting/").status_code == 404
    assert client.post(f"{DESK}1/messages/{said.public_id}/split/", {"subject": "x"}).status_code == 404
    assert not TicketSplit.objects.exists()
