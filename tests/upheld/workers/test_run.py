"""How a worker ends: silently when asked to, with an error when it could not go on."""

import asyncio
import os
import signal
from typing import Any

import pytest
from procrastinate import App
from procrastinate.testing import InMemoryConnector

from upheld.workers import run


class _GoneAtOnce(App):
    """A worker whose side tasks failed."""

    async def run_worker_async(self, **options: Any) -> None:
        """Return, as Procrastinate does then."""


class _AskedToStop(App):
    """A worker that is asked to stop while it works, twice, and needs a moment for the row in hand."""

    rows = 0

    async def run_worker_async(self, **options: Any) -> None:
        """Finish the row in hand when cancelled."""
        os.kill(os.getpid(), signal.SIGTERM)
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            os.kill(os.getpid(), signal.SIGTERM)
            await asyncio.sleep(0.01)
            self.rows += 1
            raise


def test_a_worker_that_ends_by_itself_ends_with_an_error_so_that_another_is_started() -> None:
    with pytest.raises(run.EndedUnasked):
        asyncio.run(run._work(_GoneAtOnce(connector=InMemoryConnector())))


def test_a_worker_asked_twice_to_stop_still_finishes_the_row_in_hand() -> None:
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    worker = _AskedToStop(connector=InMemoryConnector())
    try:
        asyncio.run(run._work(worker))
    finally:
        signal.signal(signal.SIGTERM, before[0])
        signal.signal(signal.SIGINT, before[1])
    assert worker.rows == 1
