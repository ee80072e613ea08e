"""The page as plain lines."""

from datetime import UTC, datetime

import pytest

from servicelevel.agreement.page import build_page
from servicelevel.agreement.page_nodes import CheckList, Example, FactsList, HolidayTable, HoursChart, Note, PageBlock
from servicelevel.agreement.page_words import block_lines, opening_words, section_lines
from tests.support.agreements import NAMES, shipped, small

MONDAY = datetime(2026, 11, 23, 15, tzinfo=UTC)


def blocks(name: str, kind: type[PageBlock]) -> list[PageBlock]:
    page = build_page(shipped(name), at=MONDAY)
    return [block for section in page.sections for block in section.blocks if isinstance(block, kind)]


def test_a_table_is_a_line_a_row_with_its_notes() -> None:
    sections = {section.number: section for section in build_page(shipped("interworx"), at=MONDAY).sections}
    assert "Medium (taken if you choose none) | Something is disrupted" in section_lines(sections["4"])
    assert "Within 1 hour | typical" in " ".join(section_lines(sections["6.2"]))


def test_lists_say_what_does_not_qualify() -> None:
    told = [line for block in blocks("interworx", CheckList) for line in block_lines(block)]
    assert "NodeWorx" in told
    assert "not: DDoS attacks" in told


def test_terms_come_with_their_definitions() -> None:
    told = [line for block in blocks("integrato", FactsList) for line in block_lines(block)]
    assert "Super-premium | Support round the clock" in told


def test_hours_and_holidays_leave_out_what_changes_by_the_minute() -> None:
    later = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    for name in NAMES:
        now, then = (build_page(shipped(name), at=at).sections for at in (MONDAY, later))
        assert [section_lines(section) for section in now] == [section_lines(section) for section in then]


def test_a_holiday_is_a_line_with_its_rule() -> None:
    (table,) = blocks("interworx", HolidayTable)
    assert block_lines(table)[1] == "Thanksgiving | fourth Thursday of November"


def charts(name: str) -> dict[str, HoursChart]:
    return {chart.name: chart for chart in blocks(name, HoursChart) if isinstance(chart, HoursChart)}


def test_hours_are_a_line_a_day() -> None:
    chart = charts("interworx")["office"]
    assert block_lines(chart)[:2] == ("support hours (America/New_York):", "Monday: 08:00–16:00")
    assert block_lines(chart)[-1] == "Closed, except for emergency support."
    assert block_lines(charts("integrato")["round-the-clock"])[1:] == ("Every day, at any hour",)


@pytest.mark.parametrize(
    ("name", "calendar", "words"),
    [
        ("interworx", "office", "Open now, until Monday 23 November 2026 at 16:00 (America/New_York)."),
        ("interstellio", "office", "Closed now. Opens Tuesday 24 November 2026 at 08:00 (Africa/Johannesburg)."),
        ("interstellio", "round-the-clock", "Open now, and at any hour."),
        ("intesys", "quiet", ""),
    ],
)
def test_whether_a_calendar_is_open_is_said_of_those_that_anyone_waits_for(
    name: str, calendar: str, words: str
) -> None:
    assert opening_words(charts(name)[calendar]) == words


def test_hours_that_never_come_again_say_nothing_of_opening() -> None:
    text = "calendars: {old: {label: old hours, week: {monday: closed}}}"
    page = build_page(small(text), at=MONDAY)
    chart = next(b for s in page.sections for b in s.blocks if isinstance(b, HoursChart) and b.name == "old")
    assert (chart.open_now, opening_words(chart)) == (False, "")


def test_an_assumption_and_a_failed_example_say_so() -> None:
    assert block_lines(Note(text="EST is New York.", kind="assumption")) == ("Assumed: EST is New York.",)
    assert block_lines(Note(text="We tell you.")) == ("We tell you.",)
    assert block_lines(Example(text="A is B.", ok=True)) == ("Example: A is B.",)
    assert block_lines(Example(text="A is B.", ok=False, says="C.")) == (
        "Example: A is B. Not so: the agreement says C.",
    )
