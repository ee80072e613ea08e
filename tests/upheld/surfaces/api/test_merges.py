"""Merges through the API: PUT and DELETE say how it should be, and each refusal says what would be right."""

from typing import Any

import pytest

from tests.support.programs import Answer, Program
from upheld.tickets.models import Ticket, TicketMerge


@pytest.fixture
def pair(program: Program) -> tuple[int, int]:
    """An older and a newer ticket of one person, alike."""
    return program.open(priority="p2")["number"], program.open(priority="p2")["number"]


def merge(program: Program, number: int, into: int, **said: Any) -> Answer:
    return program.call("PUT", f"/tickets/{number}/merge", {"into": into, **said})


def test_merged_it_leads_to_the_other_and_undone_it_stands_by_itself(program: Program, pair: tuple[int, int]) -> None:
    older, newer = pair
    before = program.call("GET", f"/tickets/{newer}").json["promises"]

    merged = merge(program, newer, older).json
    assert (merged["state"], merged["merged_into"], merged["merges"][0]["inward"]) == ("resolved", older, False)
    kept = program.call("GET", f"/tickets/{older}").json
    told = {key: kept["merges"][0][key] for key in ("inward", "number", "reference")}
    assert told == {"inward": True, "number": newer, "reference": f"INT-{newer}"}
    assert kept["merged_into"] is None

    undone = program.call("DELETE", f"/tickets/{newer}/merge?reason=Two%20faults.").json
    assert (undone["state"], undone["merged_into"], undone["merges"]) == ("open", None, [])
    assert [one["due"] for one in undone["promises"]] == [one["due"] for one in before]
    assert TicketMerge.objects.get().undone_reason == "Two faults."


def test_repeating_either_changes_nothing(program: Program, pair: tuple[int, int]) -> None:
    for _ in range(2):
        assert merge(program, pair[1], pair[0]).status == 200
    for _ in range(2):
        assert program.call("DELETE", f"/tickets/{pair[1]}/merge?reason=No.").status == 200

    assert TicketMerge.objects.count() == 1


def test_the_newer_is_kept_only_with_a_reason_why_the_sooner_promise_may_go(
    program: Program, pair: tuple[int, int]
) -> None:
    older, newer = pair
    Ticket.objects.get(number=older).clocks.update(due_at="2026-01-05T09:00:00Z")

    refused = merge(program, older, newer)
    done = merge(program, older, newer, reason="They go on there.")

    assert (refused.status, refused.json["type"]) == (422, "urn:upheld:problem:lets-promise-go")
    assert done.json["merged_into"] == newer


def test_two_people_are_merged_only_by_the_address_of_the_merged_ones(program: Program, pair: tuple[int, int]) -> None:
    other = program.open(priority="p2", email="bo@globex.example")["number"]

    refused = merge(program, other, pair[0], confirmed="ana@acme.example")

    assert (refused.status, refused.json["type"]) == (422, "urn:upheld:problem:of-another-person")
    assert merge(program, other, pair[0], confirmed="bo@globex.example").status == 200


def test_what_cannot_be_merged_or_parted_is_refused(program: Program, pair: tuple[int, int]) -> None:
    older, newer = pair
    third = program.open(priority="p2")["number"]
    itself = merge(program, newer, newer)
    absent = merge(program, newer, 999)
    merge(program, third, newer)
    elsewhere = merge(program, third, older)
    merge(program, newer, older)
    further = program.call("DELETE", f"/tickets/{third}/merge?reason=No.")
    blank = program.call("DELETE", f"/tickets/{newer}/merge?reason=%20")
    silent = program.call("DELETE", f"/tickets/{newer}/merge")

    told = [(one.status, one.json["type"].rpartition(":")[2]) for one in (itself, absent, elsewhere, further)]
    assert told == [(409, "merged-with-itself"), (404, "not-found"), (409, "not-open"), (409, "merged-further")]
    assert (blank.status, silent.status) == (422, 422)


def test_another_desk_merges_and_parts_nothing(program: Program, other_program: Program, pair: tuple[int, int]) -> None:
    own = other_program.open(priority="medium", category="support")["number"]
    assert own == pair[0], "the same number on both desks"

    assert merge(other_program, pair[1], own).status == 404
    assert merge(other_program, own, pair[1]).status == 404
    merge(program, pair[1], pair[0])
    assert other_program.call("DELETE", f"/tickets/{pair[1]}/merge?reason=x").status == 404
    assert TicketMerge.objects.get().undone_at is None
