"""What is run how often, how many at once, and when it ends."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from procrastinate import App, JobContext
from procrastinate.jobs import Job
from procrastinate.testing import InMemoryConnector

from upheld.workers import jobs

EVERY_TWO_SECONDS = {"clocks", "sending", "bulk", "rules", "outbox"}


def test_every_job_is_registered_waits_once_and_locks_nothing() -> None:
    app = App(connector=InMemoryConnector())
    jobs.register(app)
    periodic = {task.task.name: task for task in app.periodic_registry.periodic_tasks.values()}
    seldom = {
        "numbers",
        "surveys",
        "stalled",
        "old",
        "answers",
        "files",
        "notices",
        "rule log",
        "account links",
        "tallies",
    }
    assert set(periodic) == EVERY_TWO_SECONDS | seldom
    assert all(task.task.queueing_lock == name for name, task in periodic.items())
    assert all(task.task.lock is None for task in periodic.values())


def test_what_people_wait_for_is_looked_at_every_two_seconds_the_rest_seldom() -> None:
    app = App(connector=InMemoryConnector())
    jobs.register(app)
    for task in app.periodic_registry.periodic_tasks.values():
        first = task.croniter.get_next(start_time=1_000_000_000)
        expected = {**dict.fromkeys(EVERY_TWO_SECONDS, 2), "numbers": 10}.get(task.task.name, 60)
        assert task.croniter.get_next(start_time=first) - first >= expected
        assert task.task.name not in EVERY_TWO_SECONDS or first == 1_000_000_002


def test_a_sweep_goes_on_until_there_is_none() -> None:
    rows = [True, True, False, True]
    jobs._sweep(lambda: rows.pop(0), context=_context(), places=threading.BoundedSemaphore(1))
    assert rows == [True]


def test_a_sweep_ends_after_the_row_in_hand_when_asked_to_stop() -> None:
    done: list[int] = []
    context = _context(lambda: len(done) == 2)
    jobs._sweep(lambda: done.append(1) is None, context=context, places=threading.BoundedSemaphore(1))
    assert len(done) == 2


def test_no_more_sweeps_at_once_than_there_are_places() -> None:
    places = threading.BoundedSemaphore(1)
    places.acquire()
    jobs._sweep(lambda: pytest.fail("it swept without a place"), context=_context(), places=places)


def test_a_sweep_that_fails_gives_its_place_back() -> None:
    places = threading.BoundedSemaphore(1)
    with pytest.raises(ZeroDivisionError):
        jobs._sweep(lambda: bool(1 // 0), context=_context(), places=places)
    assert places.acquire(blocking=False)


def _context(stopping: Callable[[], Any] = lambda: None) -> JobContext:
    job = Job(id=1, queue="default", lock=None, queueing_lock=None, task_name="clocks")
    return JobContext(
        app=App(connector=InMemoryConnector()), job=job, start_timestamp=0.0, abort_reason=lambda: stopping() or None
    )
