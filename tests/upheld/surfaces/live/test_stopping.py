"""Stopping: what is asked for happens, and what was there before happens as well."""

import os
import signal
from collections.abc import Iterator

import pytest

from upheld.surfaces.live.stopping import SIGNALS, on_stop


@pytest.fixture(autouse=True)
def _handlers_as_before() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in SIGNALS}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def test_both_the_new_and_the_earlier_handler_are_called() -> None:
    heard: list[str] = []
    signal.signal(signal.SIGTERM, lambda number, frame: heard.append("server"))

    on_stop(lambda: heard.append("streams"))
    os.kill(os.getpid(), signal.SIGTERM)

    assert heard == ["streams", "server"]
