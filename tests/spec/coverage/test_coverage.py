"""Each statement of the published texts is where the table says, and says what the table claims."""

from dataclasses import replace

import pytest

from tests.spec.coverage.claims import unmapped_terms, untrue_claims
from tests.spec.coverage.statements import Statement, published
from tests.spec.coverage.table import PAGE, coverage_page
from tests.support.agreements import NAMES, shipped

STATEMENTS = [(name, statement) for name in NAMES for statement in published(name).statements]


@pytest.mark.parametrize(("name", "statement"), STATEMENTS, ids=lambda value: getattr(value, "says", value))
def test_every_claim_about_a_statement_holds(name: str, statement: Statement) -> None:
    assert not untrue_claims(statement, shipped(name))


@pytest.mark.parametrize("name", NAMES)
def test_every_term_is_asked_for_by_a_statement_or_said_to_be_ours(name: str) -> None:
    assert not unmapped_terms(published(name), shipped(name))


def test_the_page_is_what_the_statements_make_of_it() -> None:
    assert PAGE.read_text(encoding="utf-8") == coverage_page(), "run: make reference"


@pytest.mark.parametrize(
    ("claim", "complaint"),
    [
        ({"clauses": ("9.9",)}, "there is no clause 9.9"),
        ({"clauses": ("4.1",), "not_a_promise": "advertising"}, "either a clause or the reason"),
        ({"clauses": ("4.1",), "terms": {"channels": None}}, "channels is stated in none of 4.1"),
        ({"clauses": ("1.1", "4.1"), "terms": {"channels.phone.calendar": "quiet"}}, "is 'office', not 'quiet'"),
        ({"clauses": ("1.1", "2.1"), "terms": {"intake.have_ready.0": "…password"}}, "not '…password'"),
        ({"clauses": ("3", "4.1"), "terms": {"targets.4.strength": "target"}}, "is stated in 4.2"),
        ({"clauses": ("4.1",), "prose": "We answer in a second"}, "no sentence there"),
        ({"clauses": ("4.1",), "assumed": "The moon is full"}, "nothing is assumed there"),
        (
            {
                "clauses": ("4.1",),
                "cases": ({"facts": {"priority": "p1"}, "at": "2026-11-28T22:40:00-03:00", "due": {}},),
            },
            "is promised",
        ),
        (
            {
                "clauses": ("4.1",),
                "cases": (
                    {
                        "facts": {"priority": "p3"},
                        "at": "2026-11-28T22:40:00-03:00",
                        "due": {"response_time": "2026-11-29", "resolution_time": "2026-12-01"},
                        "outcome": "refuse",
                        "pages": "everyone",
                    },
                ),
            },
            "is answered by serve, not refuse",
        ),
        ({"clauses": ("1.3",), "hours": (("office", "2026-11-22T10:00:00-03:00", True),)}, "office is closed"),
    ],
)
def test_an_untrue_claim_is_found(claim: dict[str, object], complaint: str) -> None:
    statement = Statement(**({"says": "Something", "terms": {}} | claim))  # type: ignore[arg-type]  # a row of claims
    assert any(complaint in fault for fault in untrue_claims(statement, shipped("intesys")))


def test_a_term_that_nobody_asked_for_is_found() -> None:
    text = published("intesys")
    without = replace(text, statements=tuple(one for one in text.statements if "maintenance" not in one.kinds), own=())
    assert unmapped_terms(without, shipped("intesys")) == (
        "4.3 pause_reasons",
        "4.3 warnings",
        "4.4 reopening",
        "7 calendars",
        "7 maintenance",
    )
