"""Splits through the API: a ticket is made of a message once, whatever is repeated."""

import pytest

from tests.support.programs import Program
from upheld.tickets.models import Ticket

SAID = "And could you add Bo to the list?"


@pytest.fixture
def message(program: Program) -> str:
    """What the customer wrote later on ticket 1."""
    number = program.open(priority="p2")["number"]
    sent = {"kind": "customer", "text": SAID}
    said: str = program.call("POST", f"/tickets/{number}/messages", sent).json["id"]
    return said


def test_a_ticket_is_made_of_a_message_and_received_when_that_was_written(program: Program, message: str) -> None:
    made = program.call("POST", f"/tickets/1/messages/{message}/split", {"subject": "Add Bo"})

    source = program.call("GET", "/tickets/1/messages").json["messages"]
    assert made.status == 201
    assert (made.json["subject"], made.json["customer"]["email"]) == ("Add Bo", "ana@acme.example")
    assert made.json["received_at"] == source[1]["sent_at"]
    assert [one["text"] for one in source] == ["Since this morning.", SAID]
    texts = program.call("GET", f"/tickets/{made.json['number']}/messages").json["messages"]
    assert [one["text"] for one in texts] == [SAID]


def test_a_repeat_with_the_same_key_makes_none(program: Program, message: str) -> None:
    asked = f"/tickets/1/messages/{message}/split"
    first, again = (program.call("POST", asked, idempotency_key="a-1") for _ in range(2))
    refused = program.call("POST", asked)

    assert (first.status, again.text) == (201, first.text)
    assert first.json["subject"] == "Orders stuck"
    assert (refused.status, refused.json["type"]) == (409, "urn:upheld:problem:split-already")
    assert Ticket.objects.count() == 2


def test_the_request_itself_what_the_desk_said_and_what_is_elsewhere_are_refused(
    program: Program, other_program: Program, message: str
) -> None:
    first = program.call("GET", "/tickets/1/messages").json["messages"][0]["id"]
    note = program.call("POST", "/tickets/1/messages", {"kind": "note", "text": "Hm."}).json["id"]
    other = program.open(priority="p2")["number"]

    def status(who: Program, number: int, said: str) -> int:
        return who.call("POST", f"/tickets/{number}/messages/{said}/split").status

    assert (status(program, 1, first), status(program, 1, note)) == (422, 422)
    assert status(program, other, message) == 404
    assert status(other_program, 1, message) == 404
    assert Ticket.objects.count() == 2
