"""Who gets in: a valid token of the desk and nobody else; whoever is refused is told how."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from tests.support.programs import Program
from upheld.audit.facts import THE_DESK
from upheld.desks.actions import token
from upheld.tickets.models import Clock

EVERYTHING = [
    ("GET", "/tickets"),
    ("POST", "/tickets"),
    ("GET", "/tickets/1"),
    ("GET", "/tickets/1/messages"),
    ("POST", "/tickets/1/messages"),
    ("PUT", "/tickets/1/hold"),
    ("DELETE", "/tickets/1/hold"),
    ("PUT", "/tickets/1/closure"),
    ("DELETE", "/tickets/1/closure"),
    ("GET", "/agreement"),
    ("POST", "/promises"),
]


@pytest.mark.attack(20, 29)
@pytest.mark.parametrize(("method", "path"), EVERYTHING)
@pytest.mark.parametrize("header", [{}, {"Authorization": "Bearer upheld_guessed"}, {"Authorization": "Basic YTpi"}])
@pytest.mark.django_db
def test_nothing_is_told_without_a_valid_token(method: str, path: str, header: dict[str, str]) -> None:
    refused = Client(headers=header).generic(method, f"/api/v1{path}", "{}", content_type="application/json")

    assert (refused.status_code, refused["WWW-Authenticate"]) == (401, "Bearer")
    assert refused["Content-Type"] == "application/problem+json"
    assert refused.json()["remedy"]


def test_a_revoked_token_opens_nothing(program: Program) -> None:
    token.revoke(program.row, by=THE_DESK, at=datetime(2026, 2, 3, 9, 0, tzinfo=UTC))

    assert program.call("GET", "/tickets").status == 401


@pytest.mark.parametrize("path", ["/", "/tikets", "/tickets/", "/tickets/one", "/tickets/1%0A/messages", "/v2/%3F%0A"])
def test_an_address_that_does_not_exist_is_a_problem(program: Program, path: str) -> None:
    absent = program.call("POST", path, {})

    assert (absent.status, absent.json["type"]) == (404, "urn:upheld:problem:not-found")


def test_a_method_that_is_not_for_an_address_is_a_problem(program: Program) -> None:
    method = program.call("PATCH", "/tickets/1")

    assert (method.status, method.headers["Allow"]) == (405, "GET")


@pytest.mark.attack(29)
def test_a_failure_of_ours_is_a_problem_that_tells_nothing_of_the_inside(program: Program) -> None:
    number = program.open(priority="p1")["number"]
    Clock.objects.filter(metric="response_time").update(metric="workaround_time")  # which this agreement never promised

    failed = program.call("GET", f"/tickets/{number}")

    assert (failed.status, failed.json["type"]) == (500, "urn:upheld:problem:internal-error")
    assert "Traceback" not in failed.text
