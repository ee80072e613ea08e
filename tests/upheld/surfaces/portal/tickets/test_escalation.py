"""Asking for escalation on the ticket's page, and reading what became of it."""

import pytest
from django.test import Client

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from upheld.now import now
from upheld.redaction.search import found_secrets
from upheld.tickets.actions import escalate
from upheld.tickets.models import EscalationRequest, Ticket

SENT = "5b4a4f1e-2f7a-4a39-9d0c-6d0e7c0b1a01"


@pytest.fixture
def ticket(cast: Cast, client: Client) -> Ticket:
    """A ticket whose customer is signed in."""
    assert cast.contact.user is not None
    client.force_login(cast.contact.user)
    return builders.ticket(cast.contact, at=now(), priority="p2")


def ask(client: Client, ticket: Ticket, reason: str = "The shop stands still.") -> tuple[int, str]:
    address = f"/{ticket.desk.name}/tickets/{ticket.number}/escalation/"
    answer = client.post(address, {"reason": reason, "submission": SENT}, follow=True)
    return answer.status_code, answer.content.decode()


def test_it_is_asked_and_shown_with_its_clause_until_it_is_answered(client: Client, cast: Cast, ticket: Ticket) -> None:
    page = ask(client, ticket)[1]
    assert "asked for escalation" in page
    assert "we have not answered yet" in page
    assert "Request escalation" not in page
    declined = EscalationRequest.Outcome.DECLINED
    escalate.answer(ticket, "It waits for a part.", declined, by=cast.agent.as_actor, at=now())
    page = client.get(f"/integrato/tickets/{ticket.number}").content.decode()
    assert "It waits for a part." in page
    assert "declined it on" in page
    assert "Request escalation" in page


def test_nothing_said_and_asking_twice_are_refused_beside_what_was_typed(client: Client, ticket: Ticket) -> None:
    status, page = ask(client, ticket, " ")
    assert (status, "Say why it cannot wait." in page) == (422, True)
    ask(client, ticket)
    address = f"/integrato/tickets/{ticket.number}/escalation/"
    again = client.post(address, {"reason": "Please, now!", "submission": SENT.replace("5b", "6c")})
    assert again.status_code == 409
    assert "Please, now!" in again.content.decode()


def test_a_secret_in_the_reason_is_asked_about_and_taken_out(client: Client, ticket: Ticket) -> None:
    reason = "The shop stands. Root is Tr0ub4dor&3 if you need it."
    page = ask(client, ticket, reason)[1]
    assert "Looks like a password, in Why it cannot wait" in page
    assert not EscalationRequest.objects.exists()
    address = f"/integrato/tickets/{ticket.number}/escalation/"
    mark = found_secrets(reason)[0].mark
    edited = client.post(address, {"reason": reason, "submission": SENT, "step": "edit", "secret_shown": mark})
    assert "Tr0ub4dor&amp;3" in edited.content.decode()
    client.post(address, {"reason": reason, "submission": SENT, "secret_shown": mark})
    assert "Root is [redacted password] if" in EscalationRequest.objects.get().asked.text


def test_every_way_of_the_agreement_stands_there_for_the_plan_it_is_for(client: Client, cast: Cast) -> None:
    desk = builders.desk("intesys", at=BEFORE_ALL)
    customer = builders.organisation(desk, "Clinic", plan="enterprise", at=BEFORE_ALL)
    contact = builders.contact(desk, "Joana Reis", organisation=customer, at=BEFORE_ALL)
    assert contact.user is not None
    client.force_login(contact.user)
    ticket = builders.ticket(contact, at=now())
    page = client.get(f"/intesys/tickets/{ticket.number}").content.decode()
    assert "gives you 4 ways" in page
    assert "Speak to your account manager" in page
    assert "Yours is Enterprise." in page


@pytest.mark.attack(22)
def test_how_it_was_answered_is_not_the_customers_to_say(client: Client, ticket: Ticket) -> None:
    address = f"/integrato/tickets/{ticket.number}/escalation/"
    claimed = {"outcome": "accepted", "answered_at": "2026-01-01", "asked_by": "agent:1", "clause": "1.1"}
    client.post(address, {"reason": "Now.", "submission": SENT, **claimed})
    row = EscalationRequest.objects.get()
    assert (row.outcome, row.asked_by, row.clause) == ("", ticket.contact.as_actor.reference, "6")
