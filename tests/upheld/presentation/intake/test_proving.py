"""Proof that strangers show while a desk is flooded, and the way by mail without it."""

import base64
import json
from datetime import timedelta

import pytest
from django.test import Client

from tests.support import intake
from tests.support.cast import Cast
from tests.support.riddles import solved
from upheld.channels.email.letter import compose
from upheld.desks.actions import siege
from upheld.desks.models import Siege
from upheld.desks.queries import siege_of
from upheld.notifications.models import Notification
from upheld.now import now
from upheld.presentation.intake import proving
from upheld.tickets.models import IntakeRefusal, Ticket

NEW = "/integrato/tickets/new"


@pytest.fixture
def besieged(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """The cast, on a desk that asks strangers for proof; the riddle is an easy one."""
    monkeypatch.setattr(proving, "HARDEST", 50)
    siege.begin(cast.north, by=cast.manager.as_actor, at=now())
    return cast


@pytest.mark.attack(39)
def test_with_proof_the_ticket_is_opened_and_the_same_proof_opens_no_other(client: Client, besieged: Cast) -> None:
    proof = solved(proving.challenge(besieged.north, at=now()))
    client.post(NEW, intake.typed("integrato", step="send", proof=proof))
    assert Ticket.objects.count() == 1
    again = intake.typed("integrato", step="send", proof=proof, submission="5b4a4f1e-2f7a-4a39-9d0c-6d0e7c0b1a77")
    assert "/kept/" in client.post(NEW, again).headers["Location"]
    assert Ticket.objects.count() == 1


@pytest.mark.attack(39)
def test_no_other_proof_is_taken(besieged: Cast) -> None:
    at = now()
    riddle = proving.challenge(besieged.north, at=at)
    good = solved(riddle)
    shown = json.loads(base64.b64decode(good))
    forged = [
        {**shown, "number": shown["number"] + 1},
        {**shown, "salt": str(shown["salt"]).replace("integrato", "interworx")},
        {**shown, "signature": "0" * 64},
        {**shown, "salt": 7},
        [],
    ]
    for one in forged:
        said = base64.b64encode(json.dumps(one).encode()).decode()
        assert not proving.is_proof(said, besieged.north, at=at)
    assert not proving.is_proof("", besieged.north, at=at)
    assert not proving.is_proof("~~", besieged.north, at=at)
    assert not proving.is_proof(good, besieged.south, at=at)
    assert not proving.is_proof(good, besieged.north, at=at + proving.GOOD_FOR)
    assert proving.is_proof(good, besieged.north, at=at)


@pytest.mark.attack(9, 39)
def test_without_proof_the_words_wait_and_confirming_the_address_opens_the_ticket(
    client: Client, besieged: Cast
) -> None:
    answer = client.post(NEW, intake.typed("integrato", step="send"))
    page = client.get(answer.headers["Location"]).content.decode()
    assert "Kept, and not opened yet" in page
    assert "Since noon." in page
    assert (Ticket.objects.count(), IntakeRefusal.objects.get().outcome) == (0, "unproven")

    letter = compose(Notification.objects.get(template="address-confirm"))
    link = next(word for word in str(letter.body).split() if "/confirm/" in word)
    opened = Client().post("/" + link.partition("//")[2].partition("/")[2])
    assert opened.headers["Location"] == "/integrato/tickets/1"
    assert Ticket.objects.get().subject == "Orders stopped"


def test_the_form_carries_the_riddle_for_strangers_alone(client: Client, besieged: Cast) -> None:
    assert "data-riddle=" in client.get(NEW).content.decode()
    client.force_login(besieged.agent)
    assert "data-riddle=" not in client.get(NEW).content.decode()
    assert "data-riddle=" not in Client().get("/interworx/tickets/new").content.decode()


@pytest.mark.attack(39)
def test_it_begins_by_itself_when_too_many_come_and_ends_by_itself(cast: Cast) -> None:
    at = now()
    for _time in range(siege.STRANGERS_TO_ONE_DESK.at_most):
        siege.notice_stranger(cast.north, at=at)
    assert siege_of(cast.north, at=at) is None
    siege.notice_stranger(cast.north, at=at)
    begun = siege_of(cast.north, at=at)
    assert begun is not None
    assert (begun.reason, begun.strangers) == (Siege.Reason.RATE, siege.STRANGERS_TO_ONE_DESK.at_most + 1)
    assert siege_of(cast.south, at=at) is None
    assert siege_of(cast.north, at=at + siege.LASTS_FOR) is None
    assert siege_of(cast.north, at=at + siege.LASTS_FOR - timedelta(seconds=1)) is not None
