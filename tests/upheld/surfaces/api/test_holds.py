"""Holds through the API: PUT and DELETE say how it should be."""

from tests.support.programs import Program
from upheld.tickets.models import Hold


def test_a_hold_pauses_and_lifting_it_counts_again(program: Program) -> None:
    number = program.open(priority="p1")["number"]

    held = program.call("PUT", f"/tickets/{number}/hold", {"reason": "supplier", "note": "Bank looks into it."})
    lifted = program.call("DELETE", f"/tickets/{number}/hold")

    assert (held.json["state"], held.json["hold"]["reason"]) == ("on_hold", "supplier")
    assert (lifted.json["state"], lifted.json["hold"]) == ("open", None)


def test_repeating_either_changes_nothing(program: Program) -> None:
    number = program.open(priority="p1")["number"]

    for _ in range(2):
        assert program.call("PUT", f"/tickets/{number}/hold", {"reason": "customer"}).status == 200
    for _ in range(2):
        assert program.call("DELETE", f"/tickets/{number}/hold").status == 200

    assert Hold.objects.count() == 1


def test_another_reason_a_resolved_ticket_and_an_unknown_reason_are_refused(program: Program) -> None:
    number = program.open(priority="p1")["number"]
    unknown = program.call("PUT", f"/tickets/{number}/hold", {"reason": "holidays"})
    program.call("PUT", f"/tickets/{number}/hold", {"reason": "customer"})
    other = program.call("PUT", f"/tickets/{number}/hold", {"reason": "supplier"})
    program.call("PUT", f"/tickets/{number}/closure")
    resolved = program.call("PUT", f"/tickets/{number}/hold", {"reason": "customer"})

    assert (unknown.status, unknown.json["type"]) == (422, "urn:upheld:problem:unknown-reason")
    assert (other.status, other.json["type"]) == (409, "urn:upheld:problem:already-on-hold")
    assert (resolved.status, resolved.json["type"]) == (409, "urn:upheld:problem:already-resolved")
    assert "customer" in unknown.json["detail"]


def test_another_desk_holds_and_lifts_nothing(program: Program, other_program: Program) -> None:
    number = program.open(priority="p1")["number"]

    assert other_program.call("PUT", f"/tickets/{number}/hold", {"reason": "customer"}).status == 404
    assert other_program.call("DELETE", f"/tickets/{number}/hold").status == 404
    assert not Hold.objects.exists()
