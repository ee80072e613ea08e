"""Promises as tables."""

from datetime import UTC, datetime

from servicelevel.agreement.page import build_page
from servicelevel.agreement.page_nodes import Note, Table
from servicelevel.agreement.terms import Agreement
from tests.support.agreements import shipped, small

AT = datetime(2026, 11, 23, 15, tzinfo=UTC)


def drawn(agreement: Agreement, number: str, *, plan: str | None = None) -> tuple[list[Table], list[str]]:
    section = next(s for s in build_page(agreement, at=AT, plan=plan).sections if s.number == number)
    tables = [block for block in section.blocks if isinstance(block, Table)]
    return tables, [block.text for block in section.blocks if isinstance(block, Note) and block.kind == "remark"]


def cells(table: Table) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row) for row in table.rows]


def test_what_all_rows_share_is_said_once_below_them() -> None:
    (table,), notes = drawn(shipped("intesys"), "4.1")
    assert table.columns == ("For", "First response")
    assert cells(table)[0] == ("P1 – Critical", "Within 30 minutes")
    assert notes == ["Counted on the clock, day and night. Each is a target."]


def test_what_differs_keeps_its_column() -> None:
    (table,), notes = drawn(shipped("interstellio"), "3.1")
    assert table.columns == ("For", "First response", "Counted", "How firm")
    assert cells(table)[2] == ("P3 – Informational", "Within 1 business day", "in business hours", "typical")
    assert notes == []


def test_a_rule_that_names_no_plan_is_for_the_plans_that_are_left() -> None:
    (table,), _ = drawn(shipped("integrato"), "5.2")
    assert [row[0] for row in cells(table)] == [
        "P1, Super-premium",
        "P2, Super-premium",
        "P1, Standard",
        "P2, Standard",
        "P3",
        "P4",
    ]
    assert cells(table)[2][2] == "on the clock, day and night, from the next opening of business hours"


def test_a_page_for_a_plan_has_its_own_promises_and_not_those_they_replace() -> None:
    (table,), notes = drawn(shipped("integrato"), "5.1", plan="super-premium")
    assert [row[0] for row in cells(table)] == ["P1", "P2", "P3", "P4"]
    assert notes == ["Counted round the clock. Each is a target."]
    (table,), notes = drawn(shipped("integrato"), "5.1", plan="standard")
    assert notes == ["Counted in business hours. Each is a target."]


def test_words_and_absence_are_promises_in_their_own_words() -> None:
    (table,), _ = drawn(shipped("studio"), "3.1")
    assert cells(table) == [
        ("Emergency", "At once"),
        ("With a contract", "No promise of time"),
        ("Without a contract", "No promise of time"),
    ]
    assert table.rows[1][1].note == "Scheduled by your own contract."
    assert table.rows[0][1].strength is not None
    assert table.rows[1][1].strength is None


def test_the_band_of_receipt_is_part_of_whom_it_is_for() -> None:
    (table,), _ = drawn(shipped("interworx"), "6.2")
    assert cells(table)[0][0] == "Urgent or High, emergency, received outside support hours from 08:00 to 24:00"
    assert cells(table)[1][1:] == ("By 08:00", "best effort")
    assert cells(table)[2][0] == "No emergency"
    assert cells(table)[4][0] == "Received during support hours"


def test_one_rule_for_everything_says_so() -> None:
    terms = (
        "targets: {update_interval: {strength: best_effort, rules: [{within: 1 business day, days_end: end of day}]}}"
    )
    (table,), notes = drawn(small(terms), "2")
    assert cells(table) == [("Everything", "Within 1 business day")]
    assert notes == ["Counted in office hours to the end of the day. It is best effort."]


def test_a_plan_that_is_promised_nothing_gets_no_table() -> None:
    terms = (
        "plans: {gold: {label: Gold}, tin: {label: Tin}}\\n"
        "targets: {response_time: {strength: target, rules: [{when: {plan: gold}, within: 1 business hour}]}}"
    ).replace("\\n", "\n")
    assert drawn(small(terms), "2", plan="tin")[0] == []
    (table,), _ = drawn(small(terms), "2", plan="gold")
    assert cells(table) == [("Everything", "Within 1 business hour")]
