"""The simulator: both versions side by side, what changed in words, and a tape on which closed hours are short."""

from datetime import UTC, datetime

import pytest

from servicelevel.agreement.compilation import compile_agreement
from servicelevel.agreement.terms import Agreement
from tests.support.builders import AGREEMENTS
from upheld.surfaces.console.agreement.simulator import Sides, SimulatedRow, simulate

TEXT = (AGREEMENTS / "integrato.md").read_text()
FRIDAY = datetime(2026, 11, 27, 16, 40, tzinfo=UTC)
RULE = "{when: {priority: p2}, within: 2 business hours, on: office}"


def rows(draft: Agreement | None, **facts: str) -> list[SimulatedRow]:
    sides = Sides(published=compile_agreement(TEXT), draft=draft)
    return list(simulate(sides, facts=facts, at=FRIDAY).rows)


def test_versions_that_agree_are_one_row() -> None:
    whose = [(row.whose, row.metric, row.due, row.change) for row in rows(compile_agreement(TEXT), priority="p2")]

    assert whose == [("Both", "response", "Mon 10:10", ""), ("Both", "fix", "Fri 4 Dec 16:40", "")]


@pytest.mark.parametrize(
    ("instead", "due", "change"),
    [
        ("{when: {priority: p2}, within: 90 business minutes, on: office}", "Mon 09:40", "30 min earlier"),
        ("{when: {priority: p2}, within: 3 business hours, on: office}", "Mon 11:10", "1 h later"),
        ("{when: {priority: p2}, words: Soon, fulfilled_by: decision}", "Soon", "otherwise said"),
        ("{when: {priority: p2}, promise: none}", "No promise", "lost"),
    ],
)
def test_versions_that_differ_stand_one_above_the_other(instead: str, due: str, change: str) -> None:
    draft = compile_agreement(TEXT.replace(RULE, instead))

    before, after, _ = rows(draft, priority="p2")

    assert (before.whose, before.due) == ("v1", "Mon 10:10")
    assert (after.whose, after.due, after.change) == ("Draft", due, change)


def test_while_the_draft_has_faults_the_published_version_answers() -> None:
    simulation = simulate(Sides(published=compile_agreement(TEXT), draft=None), facts={"priority": "p1"}, at=FRIDAY)

    assert simulation.published_only
    assert [row.whose for row in simulation.rows] == ["Both", "Both"]


def test_a_question_that_cannot_be_answered_is_told_in_words() -> None:
    agreement = compile_agreement(TEXT)

    simulation = simulate(Sides(published=agreement, draft=agreement), facts={"priority": "p9"}, at=FRIDAY)

    assert "p9" in simulation.refusal
    assert simulation.rows == ()


def test_the_weekend_is_drawn_short_and_the_tick_stands_at_the_due_instant() -> None:
    draft = compile_agreement(TEXT.replace(RULE, RULE.replace("2 business hours", "90 business minutes")))
    before, after, _ = rows(draft, priority="p2")

    assert before.tape is not None
    assert after.tape is not None
    assert [part.kind for part in before.tape.segments] == ["used", "closed", "used"]
    assert [part.kind for part in after.tape.segments] == ["used", "closed", "used", "left"]
    closed = next(part for part in after.tape.segments if part.kind == "closed")
    assert closed.width < 500
    assert before.tape.ticks[0].x == pytest.approx(1000, abs=1)
    assert after.tape.ticks[0].x == pytest.approx(after.tape.segments[-1].x, abs=1)


def test_elapsed_time_passes_at_night() -> None:
    (tape,) = [row.tape for row in rows(compile_agreement(TEXT), priority="p1") if row.metric == "fix"]

    assert tape is not None
    assert [part.kind for part in tape.segments] == ["used"]


def test_the_weekday_is_said_on_the_day_of_the_receipt_too() -> None:
    agreement = compile_agreement(TEXT)
    noon = FRIDAY.replace(hour=12)

    simulation = simulate(Sides(published=agreement, draft=agreement), facts={"priority": "p1"}, at=noon)

    assert simulation.rows[0].due == "Fri 13:40"
