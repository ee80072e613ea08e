"""The desk's yes to whom a customer proposed, in the console."""

import pytest
from django.test import Client

from tests.support import builders
from tests.support.cast import Cast
from upheld.now import now
from upheld.tickets.actions import colleagues
from upheld.tickets.models import ContactFollow, Ticket


@pytest.fixture
def ticket(cast: Cast, client: Client) -> Ticket:
    """A ticket whose customer proposed somebody from outside; its agent looks."""
    client.force_login(cast.agent)
    ticket = builders.ticket(cast.contact, at=now(), priority="p2")
    colleagues.invite(ticket, "eve@elsewhere.example", by=cast.contact.as_actor, at=now())
    return ticket


def at(ticket: Ticket, place: str = "") -> str:
    return f"/integrato/console/tickets/{ticket.number}/{place}"


def test_who_waits_is_shown_allowed_once_and_removed(client: Client, ticket: Ticket) -> None:
    row = ContactFollow.objects.get()
    assert "waits for your yes" in client.get(at(ticket)).content.decode()
    assert client.post(at(ticket, f"colleagues/{row.pk}/allowed/")).status_code == 302
    assert client.post(at(ticket, f"colleagues/{row.pk}/allowed/")).status_code == 409
    page = client.get(at(ticket)).content.decode()
    assert "eve@elsewhere.example" in page
    assert "waits for your yes" not in page
    assert client.post(at(ticket, f"colleagues/{row.pk}/ended/")).status_code == 302
    assert "eve@elsewhere.example" not in client.get(at(ticket)).content.decode()


def test_an_agent_lets_somebody_follow_and_nonsense_is_refused(client: Client, ticket: Ticket) -> None:
    assert client.post(at(ticket, "colleagues/"), {"email": "x@carrier.example"}).status_code == 302
    assert ContactFollow.objects.get(contact__email="x@carrier.example").allowed_at is not None
    assert client.post(at(ticket, "colleagues/"), {"email": "nobody"}).status_code == 409
