"""Words that could not be taken: shown, kept for the same browser, and nobody's else."""

import pytest
from django.test import Client

from tests.support import builders
from tests.support.cast import Cast
from tests.support.stage import scene
from upheld.now import now
from upheld.surfaces.portal import kept
from upheld.tickets.access import tracking_token
from upheld.tickets.actions import tracking
from upheld.tickets.models import Message, Ticket

SENT = "5b4a4f1e-2f7a-4a39-9d0c-6d0e7c0b1a01"
TYPED = {"text": "It is <b>worse</b> now.", "submission": SENT}


@scene
def ticket(cast: Cast) -> Ticket:
    return builders.ticket(cast.contact, at=now(), priority="p2")


def place(number: int) -> str:
    return f"/integrato/tickets/{number}"


def test_after_the_session_was_lost_the_words_stand_in_the_form_again(client: Client, ticket: Ticket) -> None:
    answer = client.post(f"{place(ticket.number)}/replies/", TYPED)
    assert answer.status_code == 404
    assert "It is &lt;b&gt;worse&lt;/b&gt; now." in answer.content.decode()
    assert not Message.objects.filter(text=TYPED["text"]).exists()
    nonce = tracking.make(ticket, ticket.contact, at=now()).nonce
    page = client.get(f"/integrato/track/{tracking_token(nonce)}/", follow=True).content.decode()
    assert "It is &lt;b&gt;worse&lt;/b&gt; now." in page
    client.post(f"{place(ticket.number)}/replies/", TYPED)
    form = client.get(place(ticket.number)).content.decode().split('id="reply"')[1]
    assert "worse" not in form


def test_signing_in_carries_them_on(client: Client, cast: Cast, ticket: Ticket) -> None:
    client.post(f"{place(ticket.number)}/escalation/", {"reason": "The shop stands.", "submission": SENT})
    assert cast.contact.user is not None
    client.force_login(cast.contact.user)
    assert "The shop stands." in client.get(place(ticket.number)).content.decode()
    client.logout()
    client.force_login(cast.contact.user)
    assert "The shop stands." not in client.get(place(ticket.number)).content.decode()


def test_a_secret_is_not_kept_with_them(client: Client, ticket: Ticket) -> None:
    client.post(f"{place(ticket.number)}/replies/", {**TYPED, "text": "It is worse. Root is Tr0ub4dor&3 by the way."})
    words = kept.kept(client.session, "integrato", ticket.number)
    assert words == {"text": "It is worse. Root is [redacted password] by the way."}


@pytest.mark.attack(19)
def test_no_ticket_and_anothers_are_answered_alike(client: Client, ticket: Ticket) -> None:
    theirs = client.post(f"{place(ticket.number)}/replies/", TYPED)
    absent = client.post(f"{place(999)}/replies/", TYPED)
    assert (theirs.status_code, theirs.content) == (absent.status_code, absent.content)
    assert client.post(f"{place(ticket.number)}/replies/", {"text": " "}).content == client.get("/no/").content


def test_only_so_much_is_kept(client: Client, ticket: Ticket) -> None:
    for number in range(kept.TICKETS_KEPT + 2):
        client.post(f"{place(number)}/replies/", {**TYPED, "text": "x" * (kept.WORDS_AT_MOST + 9)})
    found = [kept.kept(client.session, "integrato", number) for number in range(kept.TICKETS_KEPT + 2)]
    assert [len(words.get("text", "")) for words in found] == [0, 0, *[kept.WORDS_AT_MOST] * kept.TICKETS_KEPT]
