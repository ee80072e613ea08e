"""Time spent through the API: written down for a person, once per key, and listed with calls."""

import pytest

from tests.support.programs import Program
from upheld.tickets.models import TimeSpent

SENT = {"minutes": 25, "author": "ravi@integrato.example", "on": "2026-03-02", "note": "Read the logs"}


def test_time_is_written_down_once_and_listed_with_its_sum(program: Program) -> None:
    number = program.open(priority="p1")["number"]
    for _ in range(2):
        added = program.call("POST", f"/tickets/{number}/time", SENT, idempotency_key="once")
    assert (added.status, added.json["author"], added.json["on"]) == (201, "Ravi Menon", "2026-03-02")

    listed = program.call("GET", f"/tickets/{number}/time").json
    assert listed["total_minutes"] == 25
    assert [(one["note"], one["call"]) for one in listed["time"]] == [("Read the logs", False)]


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [
        ({"minutes": 0}, "invalid-request"),
        ({"minutes": 1441}, "invalid-request"),
        ({"minutes": "25"}, "invalid-request"),
        ({"author": "marta@customer.example"}, "unknown-author"),
        ({"on": "9999-01-01"}, "day-to-come"),
    ],
)
def test_what_cannot_be_is_a_problem(program: Program, wrong: dict[str, object], kind: str) -> None:
    number = program.open(priority="p1")["number"]
    refused = program.call("POST", f"/tickets/{number}/time", {**SENT, **wrong})
    assert (refused.status, refused.json["type"]) == (422, f"urn:upheld:problem:{kind}")
    assert not TimeSpent.objects.exists()


def test_another_desk_neither_reads_nor_writes_it(program: Program, other_program: Program) -> None:
    number = program.open(priority="p1")["number"]
    assert other_program.call("GET", f"/tickets/{number}/time").status == 404
    assert other_program.call("POST", f"/tickets/{number}/time", SENT).status == 404
