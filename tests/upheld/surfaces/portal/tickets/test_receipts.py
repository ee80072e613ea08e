"""The receipts of a ticket, for its customer."""

import json

import pytest
from django.test import Client

from tests.support import builders
from tests.support.cast import Cast
from tests.support.verifier import verifier
from upheld.now import now
from upheld.tickets.actions import closure, message
from upheld.tickets.models import Ticket


@pytest.fixture
def ticket(cast: Cast, client: Client) -> Ticket:
    """A resolved ticket whose customer is signed in."""
    assert cast.contact.user is not None
    client.force_login(cast.contact.user)
    made = builders.ticket(cast.contact, at=now(), priority="p2")
    message.note(made, "They never pay.", by=cast.agent.as_actor, at=now())
    closure.resolve(made, by=cast.agent.as_actor, at=now())
    return made


def test_it_shows_the_verdict_and_how_to_verify_it(client: Client, ticket: Ticket) -> None:
    page = client.get(f"/integrato/tickets/{ticket.number}/receipts").content.decode()
    assert "Kept, " in page
    assert f"python3 verify_receipt.py INT-{ticket.number}-receipts.json" in page
    assert f"sha256 {ticket.agreement_version.hash}" in page
    assert page.count("<h1") == 1


def test_the_ticket_leads_to_it(client: Client, ticket: Ticket) -> None:
    page = client.get(f"/integrato/tickets/{ticket.number}").content.decode()
    assert f'href="/integrato/tickets/{ticket.number}/receipts#resolution_time"' in page


def test_the_file_agrees_and_names_nobody_of_the_desk(client: Client, cast: Cast, ticket: Ticket) -> None:
    answer = client.get(f"/integrato/tickets/{ticket.number}/receipts.json")
    assert verifier.judged(json.loads(answer.content), None)
    told = answer.content.decode()
    assert "They never pay." not in told
    assert cast.agent.name not in told
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("what", ["receipts", "receipts.json"])
def test_another_customer_is_told_that_there_is_no_ticket(
    client: Client, cast: Cast, ticket: Ticket, what: str
) -> None:
    assert cast.other_contact.user is not None
    client.force_login(cast.other_contact.user)
    assert client.get(f"/integrato/tickets/{ticket.number}/{what}").status_code == 404
    client.logout()
    assert client.get(f"/integrato/tickets/{ticket.number}/{what}").status_code == 404
