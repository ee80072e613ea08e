"""The desk's own fields through the API."""

import pytest

from tests.support.cast import BEFORE_ALL, Cast
from tests.support.programs import Program
from upheld.audit.facts import THE_DESK
from upheld.tickets.actions import custom_fields
from upheld.tickets.actions.custom_fields import Description
from upheld.tickets.models import CustomField

Kind = CustomField.Kind


@pytest.fixture(autouse=True)
def fields(cast: Cast) -> None:
    """A choice, a checkbox, and a number that is owed."""
    for label, kind, options in (
        ("Colour", Kind.CHOICE, ("Red",)),
        ("Seen", Kind.CHECKBOX, ()),
        ("Effort", Kind.NUMBER, ()),
    ):
        said = Description(label=label, options=options, owed=label == "Effort")
        custom_fields.add(cast.north, kind, said, by=THE_DESK, at=BEFORE_ALL)


def test_the_desk_lists_them(program: Program, other_program: Program) -> None:
    listed = program.call("GET", "/desk").json["fields"]
    assert [(one["key"], one["kind"], one["owed"]) for one in listed] == [
        ("colour", "choice", False),
        ("seen", "checkbox", False),
        ("effort", "number", True),
    ]
    assert other_program.call("GET", "/desk").json["fields"] == []


def test_they_are_filled_in_and_stand_in_lists_too(program: Program) -> None:
    number = program.open(priority="p1")["number"]
    filled = program.call("PUT", f"/tickets/{number}/fields", {"fields": {"colour": "Red", "seen": True}})
    assert (filled.status, filled.json["fields"]) == (200, {"colour": "Red", "seen": True})
    program.call("PUT", f"/tickets/{number}/fields", {"fields": {"seen": None}})
    assert program.call("GET", "/tickets").json["tickets"][0]["fields"] == {"colour": "Red"}


@pytest.mark.parametrize(
    ("sent", "problem"),
    [
        ({"colour": "Green"}, "bad-value"),
        ({"effort": True}, "bad-value"),
        ({"owner": "x"}, "unknown-field"),
        ({"effort": 3}, "invalid-request"),
    ],
)
def test_what_is_no_value_is_a_problem(program: Program, sent: object, problem: str) -> None:
    number = program.open(priority="p1")["number"]
    refused = program.call("PUT", f"/tickets/{number}/fields", {"fields": sent})
    assert (refused.status, refused.json["type"]) == (422, f"urn:upheld:problem:{problem}")


def test_what_is_owed_comes_with_the_closure(program: Program) -> None:
    number = program.open(priority="p1")["number"]
    refused = program.call("PUT", f"/tickets/{number}/closure")
    assert refused.json["type"] == "urn:upheld:problem:fields-owed"
    resolved = program.call("PUT", f"/tickets/{number}/closure", {"fields": {"effort": "2.50"}})
    assert (resolved.json["state"], resolved.json["fields"]) == ("resolved", {"effort": "2.5"})


def test_another_desks_ticket_does_not_exist(program: Program, other_program: Program) -> None:
    number = program.open(priority="p1")["number"]
    assert other_program.call("PUT", f"/tickets/{number}/fields", {"fields": {}}).status == 404
