"""A receipt that was tampered with differs at the step that was touched, even if the forger made a new digest."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.support.receipts import FRIDAY, document
from tests.support.verifier import differing_step, with_new_digest

Tampering = Callable[[dict[str, Any]], None]

PAUSED = datetime(2026, 3, 27, 15, 30, tzinfo=UTC)
RESUMED = datetime(2026, 4, 1, 8, 0, tzinfo=UTC)
STOPPED = datetime(2026, 4, 1, 9, 30, tzinfo=UTC)


@pytest.fixture
def written() -> dict[str, Any]:
    """A receipt with a pause, days off on both sides of a change of clocks, and time left over."""
    found = document(("paused", PAUSED), ("resumed", RESUMED), ("stopped", STOPPED))["receipts"][0]
    return json.loads(json.dumps(found))  # type: ignore[no-any-return]  # what JSON gives


@pytest.fixture
def text() -> str:
    """The text that promised."""
    return next(iter(document()["texts"].values()))  # type: ignore[no-any-return]  # what JSON gives


def judged(written: dict[str, Any], text: str, tampering: Tampering) -> str | None:
    tampering(written)
    return differing_step(with_new_digest(written), text)


def test_the_honest_receipt_agrees(written: dict[str, Any], text: str) -> None:
    assert differing_step(written, text) is None


def test_due_moved(written: dict[str, Any], text: str) -> None:
    def move(told: dict[str, Any]) -> None:
        told["result"]["due"] = "2026-04-01T10:30:00+00:00"

    assert judged(written, text, move) == "due"


def test_pause_widened(written: dict[str, Any], text: str) -> None:
    def widen(told: dict[str, Any]) -> None:
        told["pauses"][0]["start"] = "2026-03-27T14:30:00+00:00"

    assert judged(written, text, widen) == "pauses"


def test_pause_dropped(written: dict[str, Any], text: str) -> None:
    def drop(told: dict[str, Any]) -> None:
        told["pauses"] = []

    assert judged(written, text, drop) == "pauses"


def test_pause_dropped_with_its_events(written: dict[str, Any], text: str) -> None:
    def drop(told: dict[str, Any]) -> None:
        told["pauses"], told["events"] = [], [told["events"][0], told["events"][-1]]

    assert judged(written, text, drop) == "counted"


def test_holiday_added(written: dict[str, Any], text: str) -> None:
    def add(told: dict[str, Any]) -> None:
        told["calendar"]["holidays"].append({"on": "2026-03-27", "name": "A day that nobody keeps"})

    assert judged(written, text, add) == "begins"


def test_holiday_removed(written: dict[str, Any], text: str) -> None:
    def remove(told: dict[str, Any]) -> None:
        told["calendar"]["holidays"] = []

    assert judged(written, text, remove) == "deadline"


def test_closure_removed(written: dict[str, Any], text: str) -> None:
    def remove(told: dict[str, Any]) -> None:
        told["calendar"]["closures"] = []

    assert judged(written, text, remove) == "deadline"


def test_segment_stretched(written: dict[str, Any], text: str) -> None:
    def stretch(told: dict[str, Any]) -> None:
        told["counted"][0]["end"] = "2026-03-27T15:45:00+00:00"

    assert judged(written, text, stretch) == "counted"


def test_amount_changed(written: dict[str, Any], text: str) -> None:
    def change(told: dict[str, Any]) -> None:
        told["target"]["amount"] = 8 * 3600

    assert judged(written, text, change) == "target"


def test_amount_changed_with_its_words(written: dict[str, Any], text: str) -> None:
    def change(told: dict[str, Any]) -> None:
        told["target"]["amount"], told["target"]["words"] = 8 * 3600, "8 business hours"

    assert judged(written, text, change) == "target"


def test_amount_changed_with_its_words_and_its_clause(written: dict[str, Any], text: str) -> None:
    def change(told: dict[str, Any]) -> None:
        told["target"]["amount"], told["target"]["words"] = 8 * 3600, "8 business hours"
        told["clause"]["source"] = told["clause"]["source"].replace("4 business hours", "8 business hours")

    assert judged(written, text, change) == "clause"


def test_hash_altered(written: dict[str, Any], text: str) -> None:
    def alter(told: dict[str, Any]) -> None:
        told["agreement"]["hash"] = "0" * 64

    assert judged(written, text, alter) == "agreement"


def test_text_altered(written: dict[str, Any], text: str) -> None:
    assert differing_step(written, text.replace("4 business hours", "8 business hours")) == "agreement"


@pytest.mark.parametrize(("index", "step"), [(0, "begins"), (1, "pauses"), (2, "pauses"), (3, "counted")])
def test_instant_of_an_event_moved(written: dict[str, Any], text: str, index: int, step: str) -> None:
    def move(told: dict[str, Any]) -> None:
        at = datetime.fromisoformat(told["events"][index]["at"])
        told["events"][index]["at"] = (at + timedelta(minutes=1)).isoformat()

    assert judged(written, text, move) == step


def test_events_out_of_order(written: dict[str, Any], text: str) -> None:
    def turn(told: dict[str, Any]) -> None:
        told["events"][1], told["events"][2] = told["events"][2], told["events"][1]

    assert judged(written, text, turn) == "events"


@pytest.mark.parametrize("flag", ["kept", "missed", "breached"])
def test_verdict_flipped(written: dict[str, Any], text: str, flag: str) -> None:
    def flip(told: dict[str, Any]) -> None:
        told["result"][flag] = not told["result"][flag]

    assert judged(written, text, flip) == "result"


@pytest.mark.parametrize("part", ["used_us", "left_us", "spare_us"])
def test_time_used_or_left_changed(written: dict[str, Any], text: str, part: str) -> None:
    def change(told: dict[str, Any]) -> None:
        told["result"][part] += 1

    assert judged(written, text, change) == "result"


@pytest.mark.parametrize("kind", ["elapsed", "business_days"])
def test_kind_of_time_swapped(written: dict[str, Any], text: str, kind: str) -> None:
    def swap(told: dict[str, Any]) -> None:
        told["target"]["counted"] = kind

    assert judged(written, text, swap) == "target"


def test_calendar_swapped(written: dict[str, Any], text: str) -> None:
    def swap(told: dict[str, Any]) -> None:
        told["calendar"]["week"] = [["09:00-17:00"]] * 7

    assert judged(written, text, swap) == "deadline"


def test_calendar_renamed(written: dict[str, Any], text: str) -> None:
    def rename(told: dict[str, Any]) -> None:
        told["calendar"]["name"] = "always"

    assert judged(written, text, rename) == "target"


def test_zone_changed(written: dict[str, Any], text: str) -> None:
    def change(told: dict[str, Any]) -> None:
        told["target"]["zone"] = told["calendar"]["zone"] = "Europe/Lisbon"

    assert judged(written, text, change) == "zone"


def test_zone_changed_to_one_of_the_same_offsets(written: dict[str, Any], text: str) -> None:
    def change(told: dict[str, Any]) -> None:
        told["target"]["zone"] = told["calendar"]["zone"] = "Europe/Madrid"

    assert judged(written, text, change) == "zone"


def test_change_of_clocks_left_out(written: dict[str, Any], text: str) -> None:
    def leave_out(told: dict[str, Any]) -> None:
        told["offsets"] = told["offsets"][:1]

    assert judged(written, text, leave_out) == "zone"


def test_firmness_changed(written: dict[str, Any], text: str) -> None:
    def weaken(told: dict[str, Any]) -> None:
        told["target"]["strength"] = "typical"

    assert judged(written, text, weaken) == "target"


def test_another_clause_quoted_with_it(written: dict[str, Any], text: str) -> None:
    def quote(told: dict[str, Any]) -> None:
        told["clause"]["source"] += "\n\n## 3 After"

    assert judged(written, text, quote) == "clause"


def test_anything_at_all_changed_without_a_new_digest(written: dict[str, Any], text: str) -> None:
    written["facts"]["category"] = "fire"
    assert differing_step(written, text) == "digest"


def test_the_pause_began_in_hours_and_the_clocks_were_changed_in_it(written: dict[str, Any]) -> None:
    assert written["received_at"] == FRIDAY.isoformat()
    assert [row["utc_offset"] for row in written["offsets"]] == ["+01:00", "+02:00"]
