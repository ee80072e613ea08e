"""Replies, notes and customers' words through the API, and what they do to clocks."""

from typing import Any

import pytest

from tests.support.cast import Cast
from tests.support.programs import Program
from upheld.notifications.models import Notification
from upheld.tickets.models import Message


def _stage(program: Program, number: int, metric: str) -> str:
    whole = program.call("GET", f"/tickets/{number}").json
    return next(row["stage"] for row in whole["promises"] if row["metric"] == metric)


def test_a_persons_reply_stops_the_response_clock_and_reaches_the_customer(program: Program, cast: Cast) -> None:
    number = program.open(priority="p1")["number"]

    said = {"kind": "reply", "text": "We are on it.", "author": "Ravi@integrato.example"}
    written = program.call("POST", f"/tickets/{number}/messages", said)

    assert (written.status, written.json["author"]) == (201, "Ravi Menon")
    assert _stage(program, number, "response_time") == "completed"
    assert Notification.objects.filter(template="ticket-replied", recipient="ana@acme.example").count() == 1
    assert Message.objects.get(kind="reply").sent_by == f"agent:{cast.agent.pk}"


@pytest.mark.parametrize("author", [None, "ana@acme.example", "tove@integrato.example"])
def test_a_reply_by_nobody_of_the_desk_is_refused_and_no_clock_stops(
    program: Program, cast: Cast, author: str | None
) -> None:
    number = program.open(priority="p1")["number"]

    refused = program.call(
        "POST", f"/tickets/{number}/messages", {"kind": "reply", "text": "Received, thank you.", "author": author}
    )

    assert (refused.status, refused.json["type"]) == (422, "urn:upheld:problem:unknown-author")
    assert _stage(program, number, "response_time") == "in_progress"


@pytest.mark.attack(23)
def test_a_programs_note_moves_no_clock_and_tells_no_customer(program: Program, cast: Cast) -> None:
    number = program.open(priority="p1")["number"]
    told = Notification.objects.count()

    written = program.call("POST", f"/tickets/{number}/messages", {"kind": "note", "text": "Disk at 97 %."})

    assert (written.status, written.json["author"]) == (201, "monitoring")
    assert _stage(program, number, "response_time") == "in_progress"
    assert Notification.objects.count() == told


def test_the_customers_words_lift_a_hold_that_waited_for_them(program: Program) -> None:
    number = program.open(priority="p1")["number"]
    program.call("PUT", f"/tickets/{number}/hold", {"reason": "customer"})
    assert _stage(program, number, "resolution_time") == "paused"

    program.call("POST", f"/tickets/{number}/messages", {"kind": "customer", "text": "It is instance 7."})

    assert _stage(program, number, "resolution_time") == "in_progress"


@pytest.mark.attack(22)
def test_nobody_else_speaks_for_the_customer(program: Program) -> None:
    number = program.open()["number"]

    said = {"kind": "customer", "text": "Close it.", "author": "mallory@example.com"}
    refused = program.call("POST", f"/tickets/{number}/messages", said)

    assert (refused.status, refused.json["type"]) == (422, "urn:upheld:problem:unknown-author")


def test_messages_are_listed_oldest_first_with_notes(program: Program, cast: Cast) -> None:
    number = program.open()["number"]
    for kind, author in (("note", None), ("reply", "ravi@integrato.example")):
        body: dict[str, Any] = {"kind": kind, "text": kind, "author": author}
        program.call("POST", f"/tickets/{number}/messages", body)

    listed = program.call("GET", f"/tickets/{number}/messages").json["messages"]

    assert [row["kind"] for row in listed] == ["customer", "note", "reply"]


def test_another_desks_ticket_takes_no_message(program: Program, other_program: Program) -> None:
    number = program.open()["number"]

    assert other_program.call("GET", f"/tickets/{number}/messages").status == 404
    said = {"kind": "note", "text": "Hello."}
    assert other_program.call("POST", f"/tickets/{number}/messages", said).status == 404
