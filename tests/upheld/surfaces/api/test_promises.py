"""Asking for a promise through the API gives what the command gives."""

import pytest

from tests.support.programs import Program
from upheld.tickets.models import Ticket


def test_a_promise_is_answered_for_its_receipt_and_writes_nothing(program: Program) -> None:
    asked = {"facts": {"priority": "p1", "plan": "super-premium"}, "at": "2026-11-21T22:10:00+01:00"}

    made = program.call("POST", "/promises", asked).json

    assert made["received_at"] == "2026-11-21T22:10:00+01:00"
    assert [(row["metric"], row["due"]) for row in made["targets"]] == [
        ("response_time", "2026-11-21T22:10:00+00:00"),
        ("resolution_time", "2026-11-23T21:10:00+00:00"),
    ]
    assert made["because"]
    assert not Ticket.objects.exists()


@pytest.mark.parametrize("at", ["2026-11-21T22:10:00", "2026-13-01T00:00:00Z", "0001-01-01T00:00:00+23:00", 1800000000])
def test_what_names_no_instant_is_refused(program: Program, at: object) -> None:
    assert program.call("POST", "/promises", {"facts": {"priority": "p1"}, "at": at}).status == 422


def test_before_the_agreement_there_is_no_promise(program: Program) -> None:
    refused = program.call("POST", "/promises", {"facts": {"priority": "p1"}, "at": "2025-12-31T23:59:59Z"})

    assert (refused.status, refused.json["type"]) == (409, "urn:upheld:problem:no-agreement-in-force")


def test_a_missing_fact_is_asked_for_by_name(program: Program) -> None:
    refused = program.call("POST", "/promises", {})

    assert refused.status == 422
    assert "p1, p2, p3 or p4" in refused.json["detail"]
