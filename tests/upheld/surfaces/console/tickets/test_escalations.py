"""Answering an escalation in the console."""

import pytest
from django.test import Client

from tests.support import builders
from tests.support.cast import Cast
from upheld.now import now
from upheld.tickets.actions import escalate
from upheld.tickets.models import EscalationRequest, Ticket

SENT = "5b4a4f1e-2f7a-4a39-9d0c-6d0e7c0b1a01"


@pytest.fixture
def ticket(cast: Cast, client: Client) -> Ticket:
    """A ticket on which escalation was asked for; its agent looks."""
    client.force_login(cast.agent)
    ticket = builders.ticket(cast.contact, at=now(), priority="p2")
    escalate.ask(ticket, "The shop stands still.", by=cast.contact.as_actor, at=now())
    return ticket


def page_of(client: Client, ticket: Ticket) -> str:
    return client.get(f"/integrato/console/tickets/{ticket.number}/").content.decode()


def answer(client: Client, ticket: Ticket, **said: str) -> int:
    sent = {"text": "We come.", "outcome_chosen": "accepted", "submission": SENT, **said}
    return client.post(f"/integrato/console/tickets/{ticket.number}/escalation/", sent).status_code


def test_ticket_queue_and_view_show_that_it_waits(client: Client, ticket: Ticket) -> None:
    page = page_of(client, ticket)
    assert "Escalation asked for." in page
    assert "The shop stands still." in page
    queue = client.get("/integrato/console/?view=escalations").content.decode()
    assert "escalation asked" in queue


def test_accepting_answers_and_gives_it_away(client: Client, cast: Cast, ticket: Ticket) -> None:
    assert answer(client, ticket, give_to=str(cast.manager.pk)) == 302
    row, ticket = EscalationRequest.objects.get(), Ticket.objects.get(pk=ticket.pk)
    assert (row.outcome, ticket.holder) == ("accepted", cast.manager)
    page = page_of(client, ticket)
    assert "accepted the escalation" in page
    assert "Escalation asked for." not in page


def test_without_words_it_is_refused_with_the_sheet_open(client: Client, ticket: Ticket) -> None:
    assert answer(client, ticket, text=" ") == 422
    assert answer(client, ticket) == 302
    assert answer(client, ticket) == 409
