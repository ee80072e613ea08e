"""What the simulator asks, and how what it is given is read."""

from datetime import UTC, datetime

import pytest

from tests.support.shipped import agreement
from upheld.surfaces.console.agreement.simulator_form import SimulatorForm

PRESENT = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


def form(name: str = "integrato", **given: str) -> SimulatorForm:
    named = {f"sim-{key}": value for key, value in given.items()}
    return SimulatorForm(agreement=agreement(name), given=named, present=PRESENT)


@pytest.mark.parametrize(
    ("name", "asked"),
    [("integrato", ["priority", "plan"]), ("interstellio", ["priority"])],
)
def test_asks_the_facts_that_a_promise_turns_on(name: str, asked: list[str]) -> None:
    assert [field.name for field in form(name).facts()] == asked


def test_without_an_answer_it_takes_defaults_and_the_present() -> None:
    asked = form().question()

    assert asked is not None
    assert asked.facts == {"priority": "p1", "plan": "standard"}
    assert asked.received_at == PRESENT


def test_a_line_in_words_fills_the_choices() -> None:
    filled = form(priority="p4", tell="P2, Friday 16:40, super-premium")

    asked = filled.question()
    assert asked is not None
    assert asked.facts == {"priority": "p2", "plan": "super-premium"}
    assert asked.received_at == datetime(2026, 11, 27, 16, 40, tzinfo=UTC)
    assert filled["priority"].value() == "p2"


def test_a_line_that_cannot_be_read_is_told_and_changes_nothing() -> None:
    filled = form(priority="p4", tell="urgent, Friday 16:40")

    assert "“urgent” names no fact" in filled.unread
    assert filled["priority"].value() == "p4"


def test_a_value_that_the_draft_no_longer_knows_is_its_default() -> None:
    assert form(plan="premium")["plan"].value() == "standard"


def test_the_hour_that_does_not_exist_is_moved_forward_and_nonsense_is_refused() -> None:
    asked = form(at="2026-03-29T01:30").question()

    assert asked is not None
    assert asked.received_at == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert form(at="soon").question() is None
