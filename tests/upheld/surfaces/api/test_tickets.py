"""Opening, listing and reading tickets through the API."""

from datetime import datetime

import pytest

from tests.support.cast import Cast
from tests.support.programs import Program, ticket
from upheld.notifications.models import Notification
from upheld.tickets.models import Ticket


def test_a_ticket_is_opened_with_its_promises_and_their_clauses(program: Program) -> None:
    opened = program.open(
        email="marta@customer.example", priority="p1", category="defect", answers={"impact": "Nobody can order."}
    )

    assert opened["reference"] == "INT-1"
    assert opened["facts"] == {"priority": "p1", "plan": "super-premium", "category": "defect"}
    assert opened["customer"] == {
        "email": "marta@customer.example",
        "name": "Marta Lindqvist",
        "organisation": "Acme",
    }
    promised = {row["metric"]: row for row in opened["promises"]}
    response = promised["response_time"]
    assert (datetime.fromisoformat(response["due"]) - datetime.fromisoformat(opened["received_at"])).seconds == 3600
    assert response["strength"] == "target"
    assert response["clause"]
    assert response["because"]
    assert opened["answers"] == {"impact": "Nobody can order."}


def test_three_fields_are_enough_and_the_least_urgent_priority_counts_until_it_is_judged(program: Program) -> None:
    opened = program.open()

    assert (opened["priority"], opened["priority_asked"]) == ("p4", "")
    assert opened["promises"][-1]["text"] == "At our own discretion"


def test_the_customer_is_told_of_what_a_program_opened(program: Program) -> None:
    program.open()

    assert Notification.objects.filter(recipient="ana@acme.example", template="ticket-received").count() == 1


def test_a_value_that_the_agreement_does_not_know_is_refused_with_what_it_knows(program: Program) -> None:
    refused = program.call("POST", "/tickets", ticket(priority="urgent"))

    assert (refused.status, refused.json["type"]) == (422, "urn:upheld:problem:not-in-agreement")
    assert "p1, p2, p3 or p4" in refused.json["detail"]
    assert not Ticket.objects.exists()


@pytest.mark.attack(22)
def test_an_unknown_field_is_refused_and_named(program: Program) -> None:
    refused = program.call("POST", "/tickets", ticket(urgency="high"))

    assert refused.status == 422
    assert refused.json["errors"] == [{"where": "body.urgency", "message": "Extra inputs are not permitted"}]


@pytest.mark.attack(7, 22)
def test_what_the_contract_settles_cannot_be_stated(program: Program) -> None:
    refused = program.call("POST", "/tickets", ticket(facts={"plan": "super-premium"}))

    assert (refused.status, refused.json["type"]) == (422, "urn:upheld:problem:settled-by-contract")


def test_an_answer_to_a_question_that_nobody_asks_is_refused(program: Program) -> None:
    refused = program.call("POST", "/tickets", ticket(answers={"shoe_size": "43"}))

    assert (refused.status, refused.json["type"]) == (422, "urn:upheld:problem:unknown-answer")


@pytest.mark.attack(11)
def test_a_subject_with_a_line_break_is_refused(program: Program) -> None:
    refused = program.call("POST", "/tickets", ticket(subject="Hello\nBcc: everyone@example.com"))

    assert (refused.status, refused.json["errors"][0]["where"]) == (422, "body.subject")


def test_what_is_no_json_is_refused_as_a_problem(program: Program) -> None:
    refused = program.call("POST", "/tickets", "{")

    assert (refused.status, refused.headers["Content-Type"]) == (400, "application/problem+json")


@pytest.mark.attack(19)
def test_another_desks_ticket_is_as_absent_as_one_that_never_was(program: Program, other_program: Program) -> None:
    number = program.open()["number"]

    foreign = other_program.call("GET", f"/tickets/{number}")
    absent = program.call("GET", "/tickets/999")

    assert (foreign.status, foreign.text) == (404, absent.text)


def test_newest_first_goes_through_every_ticket_once(program: Program) -> None:
    opened = [program.open(subject=f"Ticket {n}")["number"] for n in range(5)]

    assert _walk(program, "/tickets?limit=2") == list(reversed(opened))


def test_next_due_follows_the_queue_and_leaves_out_what_is_resolved(program: Program) -> None:
    later = program.open(priority="p3")["number"]
    undated = program.open(priority="p4")["number"]
    sooner = program.open(priority="p1")["number"]
    gone = program.open(priority="p1")["number"]
    program.call("PUT", f"/tickets/{gone}/closure")

    assert _walk(program, "/tickets?order=next_due&limit=1") == sorted(
        [later, undated, sooner], key=lambda number: _queue_key(number)
    )
    assert gone not in _walk(program, "/tickets?order=next_due")


def test_a_list_narrows_by_state_priority_and_customer(program: Program, cast: Cast) -> None:
    held = program.open(priority="p1")["number"]
    program.call("PUT", f"/tickets/{held}/hold", {"reason": "customer"})
    other = program.open(priority="p2", email="bo@globex.example")["number"]

    assert _walk(program, "/tickets?state=on_hold") == [held]
    assert _walk(program, "/tickets?priority=p2") == [other]
    assert _walk(program, "/tickets?email=BO@globex.example") == [other]
    assert _walk(program, "/tickets?email=nobody@globex.example") == []


def test_a_parameter_that_the_list_does_not_know_is_refused(program: Program) -> None:
    refused = program.call("GET", "/tickets?stat=open")

    assert (refused.status, refused.json["type"]) == (422, "urn:upheld:problem:unknown-parameter")


@pytest.mark.attack(21)
def test_a_cursor_of_another_order_or_of_nobody_is_refused(program: Program) -> None:
    program.open()
    program.open()
    cursor = program.call("GET", "/tickets?limit=1").json["next"]

    assert program.call("GET", f"/tickets?order=next_due&cursor={cursor}").status == 422
    assert program.call("GET", "/tickets?cursor=e30").json["type"] == "urn:upheld:problem:bad-cursor"


def _walk(program: Program, path: str) -> list[int]:
    found: list[int] = []
    cursor = ""
    while True:
        page = program.call("GET", path + cursor)
        assert page.status == 200, page.text
        found += [row["number"] for row in page.json["tickets"]]
        if page.json["next"] is None:
            return found
        cursor = f"{'&' if '?' in path else '?'}cursor={page.json['next']}"


def _queue_key(number: int) -> tuple[int, datetime, int]:
    row = Ticket.objects.get(number=number)
    return row.queue_group, row.queue_at, row.pk
