"""Receipts through the API: what a program saves is what the verifier reads."""

from tests.support.programs import Program
from tests.support.verifier import verifier


def test_what_is_answered_is_what_the_verifier_reads(program: Program) -> None:
    number = program.open(priority="p1")["number"]
    program.call("PUT", f"/tickets/{number}/hold", {"reason": "customer", "note": "A secret."})

    answered = program.call("GET", f"/tickets/{number}/receipts")

    assert answered.status == 200
    assert [receipt["metric"] for receipt in answered.json["receipts"]] == ["response_time", "resolution_time"]
    assert verifier.judged(answered.json, None)
    assert "A secret." not in str(answered.json)


def test_a_ticket_of_another_desk_has_none(program: Program, other_program: Program) -> None:
    number = program.open(priority="p1")["number"]

    assert other_program.call("GET", f"/tickets/{number}/receipts").status == 404
