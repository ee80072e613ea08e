from datetime import UTC, datetime

import pytest

from servicelevel.agreement.page import (
    CheckList,
    Example,
    HolidayTable,
    HoursChart,
    Note,
    Page,
    Prose,
    Table,
    build_page,
)
from servicelevel.agreement.terms import Strength
from tests.support.agreements import NAMES, shipped

AT = datetime(2026, 11, 21, 12, tzinfo=UTC)


def page(name: str, *, plan: str | None = None) -> Page:
    return build_page(shipped(name), at=AT, plan=plan)


@pytest.mark.parametrize("name", NAMES)
def test_the_page_has_every_clause_in_order_with_its_anchor(name: str) -> None:
    sections = page(name).sections
    assert [section.number for section in sections] == [clause.number for clause in shipped(name).clauses]
    assert all(section.anchor == section.number.replace(".", "-") for section in sections)


@pytest.mark.parametrize("name", NAMES)
def test_every_terms_block_is_drawn(name: str) -> None:
    drawn = {section.number: section.blocks for section in page(name).sections}
    for section in shipped(name).document.sections:
        if any(block.kinds for block in section.blocks):
            assert (
                any(not isinstance(block, Prose) for block in drawn[section.clause.number])
                or section.clause.number == "1.3"
            )


@pytest.mark.parametrize("name", NAMES)
def test_every_assumption_is_shown_as_one(name: str) -> None:
    notes = [block for section in page(name).sections for block in section.blocks if isinstance(block, Note)]
    assumed = [note.text for note in notes if note.kind == "assumption"]
    assert assumed == [term.text for term in shipped(name).assumptions]


@pytest.mark.parametrize("name", NAMES)
def test_every_example_on_the_page_holds(name: str) -> None:
    examples = [b for s in page(name).sections for b in s.blocks if isinstance(b, Example)]
    assert len(examples) == len(shipped(name).examples)
    assert all(example.ok for example in examples)


def tables(shown: Page, caption: str) -> list[Table]:
    return [b for s in shown.sections for b in s.blocks if isinstance(b, Table) and b.caption == caption]


def test_a_promise_is_a_cell_with_its_strength_and_clause() -> None:
    (table,) = tables(page("interstellio"), "First response")
    promises = [row[1] for row in table.rows]
    assert [cell.text for cell in promises] == ["Within 1 hour", "Within 3 business hours", "Within 1 business day"]
    assert [cell.strength for cell in promises] == [Strength.GUARANTEED, Strength.TARGET, Strength.TYPICAL]
    assert {cell.clause.number for cell in promises if cell.clause} == {"3.1"}


def test_a_page_for_one_plan_leaves_the_others_out() -> None:
    (everyone,) = tables(page("integrato"), "First response")
    (standard,) = tables(page("integrato", plan="standard"), "First response")
    assert (len(everyone.rows), len(standard.rows)) == (8, 4)


def test_hours_are_a_chart_with_the_note_on_closed_days() -> None:
    (chart,) = [b for s in page("interworx").sections for b in s.blocks if isinstance(b, HoursChart)]
    assert [day.words for day in chart.days] == ["08:00–16:00"] * 5 + ["closed"] * 2
    assert chart.note == "Closed, except for emergency support"


def test_holidays_come_with_their_rule_and_their_next_date() -> None:
    (table,) = [b for s in page("interworx").sections for b in s.blocks if isinstance(b, HolidayTable)]
    first = table.rows[0]
    assert (first.name, first.rule, str(first.next_on)) == ("Thanksgiving", "fourth Thursday of November", "2026-11-26")
    assert len(table.rows) == 6


def test_what_qualifies_is_told_from_what_does_not() -> None:
    lists = [b for s in page("interworx").sections for b in s.blocks if isinstance(b, CheckList)]
    assert {known.qualifies for known in lists} == {True, False, None}


def test_prose_is_html_and_text() -> None:
    (prose, *_) = page("studio").preamble
    assert isinstance(prose, Prose)
    assert prose.html.startswith("<p>")
    assert prose.text.startswith("Asking for help")
