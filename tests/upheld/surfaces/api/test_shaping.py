"""Team and kind through the API."""

from tests.support.cast import BEFORE_ALL, Cast
from tests.support.programs import Program
from upheld.audit.facts import THE_DESK
from upheld.desks.actions import teams


def test_a_ticket_is_passed_to_a_team_by_an_agent(program: Program, cast: Cast) -> None:
    teams.form(cast.north, "Engineering", by=THE_DESK, at=BEFORE_ALL)
    number = program.open(priority="p1")["number"]
    sent = {"team": "Engineering", "reason": "The relay is theirs.", "author": cast.agent.email}
    for _ in range(2):
        passed = program.call("PUT", f"/tickets/{number}/team", sent)
    assert (passed.status, passed.json["team"]) == (200, "Engineering")
    back = program.call("PUT", f"/tickets/{number}/team", {**sent, "team": None})
    assert back.json["team"] is None


def test_what_cannot_be_passed_on_is_a_problem(program: Program, cast: Cast) -> None:
    teams.form(cast.south, "Elsewhere", by=THE_DESK, at=BEFORE_ALL)
    number = program.open(priority="p1")["number"]
    sent = {"team": "Elsewhere", "reason": "x", "author": cast.agent.email}
    problems = [
        program.call("PUT", f"/tickets/{number}/team", {**sent, **changed}).json["type"].rpartition(":")[2]
        for changed in ({}, {"team": None, "reason": " "}, {"author": cast.auditor.email})
    ]
    assert problems == ["no-such-team", "no-reason-for-team", "unknown-author"]


def test_the_kind_is_changed_on_ones_own_desk_only(program: Program, other_program: Program, cast: Cast) -> None:
    number = program.open(priority="p1")["number"]
    assert program.call("PUT", f"/tickets/{number}/kind", {"kind": "defect"}).json["kind"] == "defect"
    assert other_program.call("PUT", f"/tickets/{number}/kind", {"kind": "question"}).status == 404
    assert (
        other_program.call(
            "PUT", f"/tickets/{number}/team", {"reason": "x", "author": "a@b.example", "team": None}
        ).status
        == 404
    )
