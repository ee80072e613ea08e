"""A merged ticket for its customer: the link leads on for its own requester alone."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.support import builders
from tests.support.cast import Cast
from upheld.now import now
from upheld.tickets.access import tracking_token
from upheld.tickets.actions import merge, tracking
from upheld.tickets.models import Message, Ticket


@pytest.fixture
def older(cast: Cast) -> Ticket:
    return builders.ticket(cast.contact, at=now() - timedelta(minutes=9), subject="Orders stopped", priority="p2")


def link(ticket: Ticket) -> str:
    nonce = tracking.make(ticket, ticket.contact, at=now()).nonce
    return f"/integrato/track/{tracking_token(nonce)}/"


def test_the_link_of_a_merged_ticket_leads_its_own_person_to_the_kept_one(
    client: Client, cast: Cast, older: Ticket
) -> None:
    newer = builders.ticket(cast.contact, at=now(), subject="No orders", text="Look here.", priority="p2")
    merge.merge(older, newer, by=cast.agent.as_actor, at=now())

    answer = client.get(link(newer), follow=True)

    assert answer.redirect_chain[-1][0] == f"/integrato/tickets/{older.number}"
    page = answer.content.decode()
    assert "Orders stopped" in page
    assert "Look here." in page


def merged_by_name(older: Ticket, newer: Ticket, cast: Cast) -> None:
    """Merge two customers' tickets; at some hours of a week the newer one promises more, and a reason lets it go."""
    actor, whose = cast.agent.as_actor, newer.contact.email
    merge.merge(older, newer, confirmed=whose, reason="One relay, one cause.", by=actor, at=now())


@pytest.mark.attack(24)
def test_the_link_of_another_persons_merged_ticket_opens_their_own_page_alone(
    client: Client, cast: Cast, older: Ticket
) -> None:
    newer = builders.ticket(cast.other_contact, at=now(), subject="Relay is down", priority="p2")
    merged_by_name(older, newer, cast)

    answer = client.get(link(newer), follow=True)

    assert answer.redirect_chain[-1][0] == f"/integrato/tickets/{newer.number}"
    page = answer.content.decode()
    assert "handled together with another request" in page
    assert "Orders stopped" not in page
    assert 'form="solved"' not in page
    assert client.get(f"/integrato/tickets/{older.number}").status_code == 404


def test_what_they_write_there_is_said_on_the_kept_one_and_seen_by_them(
    client: Client, cast: Cast, older: Ticket
) -> None:
    newer = builders.ticket(cast.other_contact, at=now(), subject="Relay is down", priority="p2")
    merged_by_name(older, newer, cast)
    client.get(link(newer))
    form = {"text": "Any news?", "submission": "6f3a1f64-26f9-4b0e-8b9f-0a8e5a9c4b11"}

    page = client.post(f"/integrato/tickets/{newer.number}/replies/", form, follow=True).content.decode()

    assert "Any news?" in page
    said = Message.objects.get(text="Any news?")
    assert (said.ticket, said.origin) == (older, newer)
