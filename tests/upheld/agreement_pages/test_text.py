"""The page for a terminal."""

from datetime import UTC, datetime

import pytest

from servicelevel.agreement.page import build_page
from tests.support.agreements import NAMES, shipped
from upheld.agreement_pages import page_text
from upheld.agreement_pages.text import WIDTH

AT = datetime(2026, 11, 23, 15, tzinfo=UTC)


def lines(name: str) -> list[str]:
    return page_text(build_page(shipped(name), at=AT)).splitlines()


@pytest.mark.parametrize("name", NAMES)
def test_no_line_is_wider_than_a_terminal(name: str) -> None:
    assert max(map(len, lines(name))) <= WIDTH


@pytest.mark.parametrize("name", NAMES)
def test_every_clause_has_its_line(name: str) -> None:
    told = lines(name)
    assert all(f"{clause.number}  {clause.title}" in told for clause in shipped(name).clauses)


def test_tables_stand_in_columns() -> None:
    told = lines("intesys")
    start = told.index("4.1  First response")
    assert told[start + 2 : start + 6] == [
        "      For            First response",
        "      ---            --------------",
        "      P1 – Critical  Within 30 minutes",
        "      P2 – High      Within 2 hours",
    ]


def test_lists_hours_and_holidays_have_their_own_look() -> None:
    told = [line.strip() for line in lines("interworx")]
    assert "• NodeWorx" in told
    assert "× DDoS attacks" in told
    assert "Open now, until Monday 23 November 2026 at 16:00 (America/New_York)." in told
    assert "Thanksgiving fourth Thursday of November Thursday 26 November 2026" in [" ".join(t.split()) for t in told]
