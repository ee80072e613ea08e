"""The desk's own words through the API, and naming one of them."""

from tests.support.cast import BEFORE_ALL, Cast
from tests.support.programs import Program
from upheld.audit.facts import THE_DESK
from upheld.desks.actions import teams
from upheld.tickets.actions import closing_codes


def test_the_desk_lists_its_teams_and_codes_and_no_others(program: Program, cast: Cast) -> None:
    teams.form(cast.north, "Engineering", by=THE_DESK, at=BEFORE_ALL)
    teams.form(cast.south, "Elsewhere", by=THE_DESK, at=BEFORE_ALL)
    closing_codes.add(cast.north, "Fixed", by=THE_DESK, at=BEFORE_ALL)
    closing_codes.add(cast.south, "Other", by=THE_DESK, at=BEFORE_ALL)

    desk = program.call("GET", "/desk").json

    assert (desk["prefix"], desk["teams"]) == ("INT", ["Engineering"])
    assert desk["closing_codes"] == [{"key": "fixed", "label": "Fixed"}]


def test_resolving_names_a_code_where_there_are_any(program: Program, cast: Cast) -> None:
    closing_codes.add(cast.north, "Fixed", by=THE_DESK, at=BEFORE_ALL)
    number = program.open(priority="p1")["number"]
    problems = [
        program.call("PUT", f"/tickets/{number}/closure", body).json["type"].rpartition(":")[2]
        for body in (None, {}, {"code": "other"})
    ]
    assert problems == ["closing-code-owed", "closing-code-owed", "unknown-closing-code"]
    resolved = program.call("PUT", f"/tickets/{number}/closure", {"code": "fixed"})
    assert (resolved.status, resolved.json["closure"]["code"]) == (200, "fixed")
    assert program.call("DELETE", f"/tickets/{number}/closure").json["closure"] is None
