"""The receipts of a ticket in the console."""

import json
from datetime import timedelta

import pytest
from django.test import Client

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from tests.support.stage import scene
from tests.support.verifier import verifier
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.tickets.actions import hold
from upheld.tickets.models import Ticket

PAGE, FILE = "receipts/", "receipts.json"


@scene
def ticket(cast: Cast) -> Ticket:
    """A ticket that waits for its customer, for a reason that only the desk may read."""
    made = builders.ticket(cast.contact, at=BEFORE_ALL, priority="p2")
    at = BEFORE_ALL + timedelta(hours=1)
    hold.place(made, reason="customer", note="They never pay.", by=cast.agent.as_actor, at=at)
    return made


def address(ticket: Ticket, what: str) -> str:
    return f"/integrato/console/tickets/{ticket.number}/{what}"


def test_each_promise_has_its_receipt_with_pauses_segments_and_digest(
    cast: Cast, sign_in: SignIn, ticket: Ticket
) -> None:
    page = sign_in(cast.agent).get(address(ticket, PAGE)).content.decode()
    assert 'id="response_time"' in page
    assert 'id="resolution_time"' in page
    assert "Waiting for the customer" in page
    assert "sha256 " in page
    assert "They never pay." not in page


def test_the_ticket_leads_to_it(cast: Cast, sign_in: SignIn, ticket: Ticket) -> None:
    page = sign_in(cast.agent).get(address(ticket, "")).content.decode()
    assert f'href="{address(ticket, PAGE)}#resolution_time"' in page


def test_the_file_tells_the_same_as_the_page_and_agrees(cast: Cast, sign_in: SignIn, ticket: Ticket) -> None:
    client = sign_in(cast.auditor)
    page = client.get(address(ticket, PAGE)).content.decode()
    start = page.index(address(ticket, FILE))
    answer = client.get(page[start : page.index('"', start)])
    told = json.loads(answer.content)
    assert verifier.judged(told, None)
    assert all(f"sha256 {receipt['digest']}" in page for receipt in told["receipts"])
    assert answer.headers["Content-Disposition"] == f'attachment; filename="INT-{ticket.number}-receipts.json"'


@pytest.mark.parametrize("at", ["2026-02-02T09:30:00+00:00", "2026-02-03T00:00:00+05:30"])
def test_how_it_stood_is_told_for_a_past_instant(cast: Cast, sign_in: SignIn, ticket: Ticket, at: str) -> None:
    told = json.loads(sign_in(cast.agent).get(address(ticket, FILE), {"at": at}).content)
    assert len(told["receipts"]) == 2
    assert verifier.instant(told["read_at"]) == verifier.instant(at)


@pytest.mark.parametrize("at", ["2999-01-01T00:00:00+00:00", "2026-02-02T09:30:00", "yesterday", ""])
def test_no_other_instant_is_told_than_the_present(cast: Cast, sign_in: SignIn, ticket: Ticket, at: str) -> None:
    told = json.loads(sign_in(cast.agent).get(address(ticket, FILE), {"at": at}).content)
    assert told["read_at"] < "2999"
    assert told["read_at"] > "2026-02-03"


def test_before_it_was_received_there_is_no_receipt(cast: Cast, sign_in: SignIn, ticket: Ticket) -> None:
    page = sign_in(cast.agent).get(address(ticket, PAGE), {"at": "2026-01-01T00:00:00+00:00"})
    assert "No promise, so no receipt" in page.content.decode()


@pytest.mark.parametrize("what", [PAGE, FILE])
@pytest.mark.parametrize("part", ["other_agent", "customer"])
def test_whoever_may_not_see_the_ticket_may_not_see_its_receipts(
    cast: Cast, sign_in: SignIn, ticket: Ticket, part: str, what: str
) -> None:
    person = cast.contact.user if part == "customer" else cast.other_agent
    assert person is not None
    client = sign_in(person)
    absent = client.get(f"/integrato/console/tickets/999/{what}")
    forbidden = client.get(address(ticket, what))
    assert forbidden.status_code == absent.status_code == 404
    assert forbidden.content == absent.content


@pytest.mark.parametrize("what", [PAGE, FILE])
def test_strangers_are_asked_to_sign_in(client: Client, ticket: Ticket, what: str) -> None:
    assert client.get(address(ticket, what)).status_code == 302
