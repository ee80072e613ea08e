"""Runs: what happened since a clock last began."""

from datetime import timedelta

import pytest

from servicelevel.clocks.clock import NotStarted
from servicelevel.clocks.receipts.runs import last_run
from tests.support.receipts import FRIDAY, happened

HOUR = timedelta(hours=1)


def test_only_the_last_beginning_counts() -> None:
    told = happened(("started", FRIDAY), ("paused", FRIDAY + HOUR), ("resumed", FRIDAY + 2 * HOUR))
    run = last_run((*told, *happened(("reset", FRIDAY + 3 * HOUR))))
    assert (run.origin, run.waits) == (FRIDAY + 3 * HOUR, [])


def test_what_counts_lies_between_the_waits_and_after_the_start() -> None:
    told = happened(("started", FRIDAY), ("paused", FRIDAY), ("resumed", FRIDAY + HOUR), ("paused", FRIDAY + 4 * HOUR))
    stretches = last_run(told).counted(starts_at=FRIDAY + 2 * HOUR, until=FRIDAY + 9 * HOUR)
    assert list(stretches) == [(FRIDAY + 2 * HOUR, FRIDAY + 4 * HOUR)]


def test_resuming_what_runs_changes_nothing() -> None:
    run = last_run(happened(("started", FRIDAY), ("resumed", FRIDAY + HOUR)))
    assert (run.waits, run.ended) == ([], None)


def test_events_before_any_beginning_begin_nothing() -> None:
    with pytest.raises(NotStarted):
        last_run(happened(("paused", FRIDAY)))
