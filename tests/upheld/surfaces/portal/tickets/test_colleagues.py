"""Following as a colleague: what they see and may do, and that it ends with their leaving."""

import pytest
from django.test import Client

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from tests.support.stage import scene
from upheld.customers.models import Contact
from upheld.now import now
from upheld.tickets.access import tracking_token
from upheld.tickets.actions import colleagues, message, tracking
from upheld.tickets.models import ContactFollow, Message, Ticket

SENT = "5b4a4f1e-2f7a-4a39-9d0c-6d0e7c0b1a01"


@scene
def ticket(cast: Cast) -> Ticket:
    """A ticket of somebody who has a colleague, Lena."""
    builders.contact(cast.north, "Lena Brandt", organisation=cast.contact.organisation, at=BEFORE_ALL)
    return builders.ticket(cast.contact, at=now(), subject="Orders stopped", priority="p2")


def owner(cast: Cast) -> Client:
    client = Client()
    assert cast.contact.user is not None
    client.force_login(cast.contact.user)
    return client


def lena_by_link(cast: Cast, ticket: Ticket) -> tuple[Client, ContactFollow]:
    row = colleagues.invite(ticket, "lena@customer.example", by=cast.contact.as_actor, at=now())
    client = Client()
    client.get(link(ticket, row.contact))
    return client, row


def link(ticket: Ticket, contact: Contact) -> str:
    return f"/integrato/track/{tracking_token(tracking.make(ticket, contact, at=now()).nonce)}/"


def at(ticket: Ticket, place: str = "") -> str:
    return f"/integrato/tickets/{ticket.number}{place}"


def test_the_owner_invites_and_sees_who_follows(cast: Cast, ticket: Ticket) -> None:
    client = owner(cast)
    page = client.post(at(ticket, "/followers/"), {"email": "lena@customer.example"}, follow=True).content.decode()
    assert "follows the ticket now" in page
    assert "Lena Brandt" in page
    page = client.post(at(ticket, "/followers/"), {"email": "eve@else.example"}, follow=True).content.decode()
    assert "waits for the desk" in page
    refused = client.post(at(ticket, "/followers/"), {"email": cast.contact.email})
    assert (refused.status_code, "own" in refused.content.decode()) == (409, True)
    assert client.post(at(ticket, "/followers/"), {"email": "nobody"}).status_code == 422


def test_a_colleague_reads_and_answers_in_their_own_name(cast: Cast, ticket: Ticket) -> None:
    message.note(ticket, "They never pay.", by=cast.agent.as_actor, at=now())
    client, row = lena_by_link(cast, ticket)
    page = client.get(at(ticket)).content.decode()
    assert "Orders stopped" in page
    assert "They never pay." not in page
    client.post(at(ticket, "/replies/"), {"text": "Here too.", "submission": SENT})
    assert Message.objects.get(text="Here too.").sent_by == row.contact.as_actor.reference


@pytest.mark.attack(20, 24)
@pytest.mark.parametrize("place", ["closure/", "closure/reopened/", "escalation/", "followers/"])
def test_a_colleague_decides_nothing(cast: Cast, ticket: Ticket, place: str) -> None:
    client, _row = lena_by_link(cast, ticket)
    said = {"reason": "x", "email": "x@y.example", "submission": SENT}
    assert client.post(at(ticket, f"/{place}"), said).status_code == 404
    assert "Request escalation" not in client.get(at(ticket)).content.decode()


@pytest.mark.attack(15, 26)
def test_leaving_or_being_removed_shuts_the_link(cast: Cast, ticket: Ticket) -> None:
    client, row = lena_by_link(cast, ticket)
    assert client.post(at(ticket, f"/followers/{row.pk}/ended/")).status_code == 302
    assert client.get(at(ticket)).status_code == 404
    again = colleagues.invite(ticket, "lena@customer.example", by=cast.contact.as_actor, at=now())
    assert client.get(at(ticket)).status_code == 200
    assert owner(cast).post(at(ticket, f"/followers/{again.pk}/ended/")).status_code == 302
    assert client.get(at(ticket)).status_code == 404


@pytest.mark.attack(24)
def test_a_link_made_for_whoever_waits_opens_nothing(cast: Cast, ticket: Ticket) -> None:
    row = colleagues.invite(ticket, "eve@else.example", by=cast.contact.as_actor, at=now())
    assert Client().get(link(ticket, row.contact)).status_code == 410


@pytest.mark.attack(20)
def test_nobody_ends_what_is_anothers(cast: Cast, ticket: Ticket) -> None:
    lena, _row = lena_by_link(cast, ticket)
    other = colleagues.invite(ticket, "eve@else.example", by=cast.agent.as_actor, at=now())
    elsewhere = builders.ticket(cast.other_contact, at=now(), priority="p2")
    assert lena.post(at(ticket, f"/followers/{other.pk}/ended/")).status_code == 404
    stranger = Client()
    assert cast.other_contact.user is not None
    stranger.force_login(cast.other_contact.user)
    assert stranger.post(at(ticket, f"/followers/{other.pk}/ended/")).status_code == 404
    assert stranger.post(at(elsewhere, f"/followers/{other.pk}/ended/")).status_code == 404


def test_by_account_what_one_follows_stands_in_the_list(cast: Cast, ticket: Ticket) -> None:
    row = colleagues.invite(ticket, "lena@customer.example", by=cast.contact.as_actor, at=now())
    client = Client()
    assert row.contact.user is not None
    client.force_login(row.contact.user)
    assert "Orders stopped" in client.get("/integrato/tickets/").content.decode()
    colleagues.end(ticket, row, by=row.contact.as_actor, at=now())
    assert "Orders stopped" not in client.get("/integrato/tickets/").content.decode()
