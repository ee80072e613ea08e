"""Receipts in words."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from servicelevel.clocks.receipts.receipt import CountedAnew, Fulfilled
from tests.support.receipts import FRIDAY, receipt
from upheld.presentation.receipts import account_of

HOUR = timedelta(hours=1)
SOON, LATER = FRIDAY + HOUR / 2, FRIDAY + 8 * 24 * HOUR


@pytest.mark.parametrize(
    ("told", "more", "verdict", "outcome"),
    [
        ((), {"at": SOON}, "Due Wed 1 Apr 2026, 10:30, 3 h 30 min left", "running"),
        ((("stopped", SOON),), {}, "Kept, 3 h 30 min to spare", "kept"),
        ((("paused", SOON),), {}, "Paused, 3 h 30 min left", "paused"),
        ((("cancelled", SOON),), {}, "Cancelled", "cancelled"),
        ((), {"at": LATER}, "Breached by 19 h 30 min", "late"),
        ((), {"at": LATER, "strength": "target"}, "Missed by 19 h 30 min", "late"),
        ((), {"at": LATER, "strength": "typical"}, "Later than usual by 19 h 30 min", "late"),
        ((), {"at": LATER, "strength": "best_effort"}, "Later than hoped by 19 h 30 min", "late"),
        ((), {"promise": "words: Future release"}, "Future release", "running"),
        ((("stopped", SOON),), {"promise": "words: Future release"}, "Fulfilled", "kept"),
    ],
)
def test_the_verdict(told: tuple[Any, ...], more: dict[str, Any], verdict: str, outcome: str) -> None:
    account = account_of(receipt(*told, **more))
    assert (account.verdict, account.outcome) == (verdict, outcome)


def test_the_rows_add_up_to_the_whole_and_what_is_left_is_marked() -> None:
    rows = account_of(receipt(at=SOON)).segments
    assert [(row.day, row.start, row.end, row.length, row.sum, row.ahead) for row in rows] == [
        ("Fri 27 Mar 2026", "15:30", "16:00", "30 min", "30 min", False),
        ("Fri 27 Mar 2026", "16:00", "17:00", "1 h", "1 h 30 min", True),
        ("Tue 31 Mar 2026", "18:00", "19:00", "1 h", "2 h 30 min", True),
        ("Wed 1 Apr 2026", "09:00", "10:30", "1 h 30 min", "4 h", True),
    ]


def test_a_promise_in_words_has_nothing_to_add_up() -> None:
    account = account_of(receipt(promise="words: Future release"))
    assert account.segments == ()
    assert "Used" not in dict(account.facts)


def test_days_off_extra_hours_and_changes_of_clocks_are_told() -> None:
    account = account_of(receipt(at=SOON))
    assert [(day.when, day.what) for day in account.days] == [
        ("Mon 30 Mar 2026", "Founders' Day"),
        ("Tue 31 Mar 2026", "Closed: Moving house"),
        ("Tue 31 Mar 2026", "Open besides: 18:00–19:00"),
    ]
    assert [shift.what for shift in account.shifts] == ["The clocks were changed to UTC+02:00"]


def test_a_stretch_over_midnight_names_the_day_on_which_it_ends_and_seconds_are_kept() -> None:
    stopped = FRIDAY + 12 * HOUR + timedelta(seconds=5)
    row = account_of(receipt(("stopped", stopped), promise="within: 30 hours")).segments[0]
    assert (row.end, row.length) == ("Sat 28 Mar, 03:30:05", "12 h 5 s")


def test_what_it_rests_on_and_how_that_changed_is_told() -> None:
    act = CountedAnew(
        at=SOON,
        cause="facts",
        why="It rained",
        before={"category": "fire"},
        after={"category": "water"},
        version_before=1,
        version_after=1,
    )
    moved = replace(act, why="You agreed", before={}, version_after=2)
    facts = account_of(receipt(recounts=(act, moved))).facts
    assert ("Rests on", "Category: Water") in facts
    assert [value for label, value in facts if label == "Counted anew"] == [
        "Fri 27 Mar 2026, 16:00: It rained; Water, not Fire",
        "Fri 27 Mar 2026, 16:00: You agreed; Water; version 2 of the agreement, not 1",
    ]


@pytest.mark.parametrize(("released_on", "words"), [(date(2026, 4, 1), "4.2 (Wed 1 Apr 2026)"), (None, "4.2")])
def test_what_fulfilled_a_promise_in_words_is_told(released_on: date | None, words: str) -> None:
    done = Fulfilled(at=SOON, kind="release", words="4.2", released_on=released_on)
    facts = dict(account_of(replace(receipt(promise="words: Future release"), fulfilled=done)).facts)
    assert facts["Fulfilled by"] == words


def test_a_priority_that_was_judged_otherwise_is_told() -> None:
    facts = dict(account_of(receipt(priority_asked="p1", priority_set="p2")).facts)
    assert facts["Asked for"] == "p1"
    assert "Asked for" not in dict(account_of(receipt(priority_asked="p2", priority_set="p2")).facts)


def test_a_reset_is_told_with_the_instant_from_which_it_counts() -> None:
    monday = datetime(2026, 4, 1, 6, 0, tzinfo=UTC)
    facts = dict(account_of(receipt(("reset", monday))).facts)
    assert facts["Counted from"] == "Wed 1 Apr 2026, 08:00"
    assert facts["Counting begins"] == "Wed 1 Apr 2026, 09:00"
