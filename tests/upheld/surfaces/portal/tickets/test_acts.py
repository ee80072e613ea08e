"""What a customer may do on their ticket."""

import pytest
from django.test import Client

from tests.support import builders
from tests.support.cast import Cast
from upheld.now import now
from upheld.tickets.actions import hold
from upheld.tickets.models import Clock, Closure, Message, Ticket

SENT = "5b4a4f1e-2f7a-4a39-9d0c-6d0e7c0b1a01"


@pytest.fixture
def ticket(cast: Cast, client: Client) -> Ticket:
    """A ticket whose customer is signed in."""
    assert cast.contact.user is not None
    client.force_login(cast.contact.user)
    return builders.ticket(cast.contact, at=now(), priority="p2")


def at(ticket: Ticket, place: str) -> str:
    return f"/integrato/tickets/{ticket.number}/{place}/"


def test_a_reply_is_written_once_however_often_it_is_sent(client: Client, ticket: Ticket) -> None:
    for _ in range(2):
        answer = client.post(at(ticket, "replies"), {"text": "Worse now.", "submission": SENT})
        assert answer.headers["Location"] == f"/integrato/tickets/{ticket.number}"
    written = Message.objects.get(ticket=ticket, text="Worse now.")
    assert (written.kind, written.sent_by) == ("customer", ticket.contact.as_actor.reference)


@pytest.mark.attack(34)
def test_a_customers_reply_is_no_first_response(client: Client, ticket: Ticket) -> None:
    client.post(at(ticket, "replies"), {"text": "Worse now.", "submission": SENT})
    assert Clock.objects.get(ticket=ticket, metric="response_time").stopped_at is None


def test_a_reply_lifts_a_hold_that_waited_for_it(client: Client, cast: Cast, ticket: Ticket) -> None:
    placed = hold.place(ticket, reason="customer", note="", by=cast.agent.as_actor, at=now())
    client.post(at(ticket, "replies"), {"text": "Here you are.", "submission": SENT})
    placed.refresh_from_db()
    assert placed.lifted_at is not None


def test_nothing_said_is_refused_in_place(client: Client, ticket: Ticket) -> None:
    answer = client.post(at(ticket, "replies"), {"text": "  ", "submission": SENT})
    assert answer.status_code == 422
    assert "Write something first." in answer.content.decode()


@pytest.mark.attack(22, 34)
def test_who_and_when_are_never_the_senders_to_say(client: Client, cast: Cast, ticket: Ticket) -> None:
    claimed = {"sent_at": "2020-01-01", "sent_by": cast.agent.as_actor.reference, "kind": "reply", "by": "agent:1"}
    client.post(at(ticket, "replies"), {"text": "Mine.", "submission": SENT, **claimed})
    written = Message.objects.get(text="Mine.")
    assert (written.kind, written.sent_by) == ("customer", ticket.contact.as_actor.reference)
    assert written.sent_at.year != 2020


def test_solved_once_and_then_refused_in_place(client: Client, ticket: Ticket) -> None:
    assert client.post(at(ticket, "closure")).status_code == 302
    assert Closure.objects.get(ticket=ticket).closed_by == ticket.contact.as_actor.reference
    again = client.post(at(ticket, "closure"))
    assert again.status_code == 409
    assert "is resolved already" in again.content.decode()


def test_not_solved_opens_it_again_and_only_once(client: Client, ticket: Ticket) -> None:
    client.post(at(ticket, "closure"))
    assert client.post(at(ticket, "closure/reopened")).status_code == 302
    ticket.refresh_from_db()
    assert ticket.state == Ticket.State.OPEN
    assert client.post(at(ticket, "closure/reopened")).status_code == 409


@pytest.mark.attack(20)
@pytest.mark.parametrize("place", ["replies", "closure", "closure/reopened"])
def test_nobody_else_may(client: Client, cast: Cast, ticket: Ticket, place: str) -> None:
    assert client.get(at(ticket, place)).status_code == 405
    for other in (cast.other_contact.user, cast.agent, cast.other_agent):
        assert other is not None
        client.force_login(other)
        assert client.post(at(ticket, place), {"text": "x", "submission": SENT}).status_code == 404
    assert Client().post(at(ticket, place), {"text": "x", "submission": SENT}).status_code == 404


@pytest.mark.attack(30)
def test_a_page_elsewhere_cannot_post(ticket: Ticket, cast: Cast) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert cast.contact.user is not None
    strict.force_login(cast.contact.user)
    assert strict.post(at(ticket, "closure")).status_code == 403
