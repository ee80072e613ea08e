"""The page on which parts of a ticket are forwarded: what is chosen at first, what it says back, and who sees it."""

import re
import uuid
from datetime import timedelta

import pytest
from django.test import Client

from tests.support import builders, files
from tests.support.cast import Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.notifications.models import Notification
from upheld.now import now
from upheld.tickets.actions import message
from upheld.tickets.models import Forward, Message

TICKET = "/integrato/console/tickets/1/"
PAGE = f"{TICKET}forward/"


@pytest.fixture
def agent(cast: Cast, sign_in: SignIn) -> Client:
    """An agent before a ticket with a note and a reply that carries a file."""
    at = now() - timedelta(minutes=10)
    ticket = builders.ticket(cast.contact, at=at, priority="p1")
    message.note(ticket, "They never pay.", by=cast.agent.as_actor, at=at)
    files.sent(ticket, by=cast.agent.as_actor, at=at, trace_log=b"words")
    return sign_in(cast.agent)


def sent(**other: object) -> dict[str, object]:
    public = [str(one.public_id) for one in Message.objects.exclude(kind="note")]
    to = {"to": "noc@carrier.example", "text": "Is this your line?", "message": public}
    return {**to, "submission": str(uuid.uuid4()), **other}


def ticked(page: str) -> set[str]:
    return set(re.findall(r'name="(?:message|file)" value="([0-9a-f-]+)" checked', page))


@pytest.mark.attack(23)
def test_at_first_what_was_said_in_public_is_chosen_and_neither_notes_nor_files(agent: Client) -> None:
    page = agent.get(PAGE).content.decode()

    assert ticked(page) == {str(one.public_id) for one in Message.objects.exclude(kind="note")}
    assert "internal note" in page
    assert "trace.log" in page


def test_it_is_sent_and_told_on_the_timeline_with_its_files(agent: Client) -> None:
    file = str(files.Attachment.objects.get().public_id)
    page = agent.post(PAGE, sent(file=[file]), follow=True).content.decode()

    assert "forwarded 2 messages to noc@carrier.example" in page
    told = Notification.objects.get(template="ticket-forwarded")
    assert [one["id"] for one in told.payload["files"]] == [file]
    assert "They never pay." not in str(told.payload)


@pytest.mark.parametrize(
    ("typed", "status", "said"),
    [
        ({"to": ""}, 422, "Write the address to which it goes."),
        ({"to": "a@b.example, c@d.example"}, 422, "no e-mail address"),
        ({"to": "support@integrato.example"}, 409, "own address"),
        ({"text": ""}, 422, "Say what you ask of them."),
        ({"message": []}, 422, "Choose at least one message."),
        ({"message": [str(uuid.UUID(int=1))]}, 422, "choose again"),
    ],
)
def test_what_is_refused_is_said_in_place_and_nothing_typed_is_lost(
    agent: Client, typed: dict[str, object], status: int, said: str
) -> None:
    note = str(Message.objects.get(kind="note").public_id)
    answer = agent.post(PAGE, sent(**{"text": "Kept words", "message": [note], **typed}))
    page = answer.content.decode()

    assert answer.status_code == status
    assert said in page
    assert "Kept words" in page or typed.get("text") == ""
    assert typed.get("message") is not None or ticked(page) == {note}
    assert not Forward.objects.exists()


@pytest.mark.attack(23)
def test_the_customer_never_sees_it(agent: Client, cast: Cast, sign_in: SignIn) -> None:
    agent.post(PAGE, sent())
    assert cast.contact.user is not None

    page = sign_in(cast.contact.user).get("/integrato/tickets/1").content.decode()

    assert "carrier.example" not in page
    assert "Is this your line?" not in page


def test_what_was_forwarded_is_found_by_address_and_words_and_marked_as_the_desks_own(agent: Client) -> None:
    agent.post(PAGE, sent(text="Please check circuit zx9000."))

    for sought in ("carrier", "zx9000"):
        assert "INT-1" in agent.get(f"/integrato/console/search/?q={sought}").content.decode()
    assert "<b>Forwarded</b>" in agent.get("/integrato/console/search/?q=zx9000").content.decode()
