"""Learning early that the process is to stop: an application server waits for open streams before it tells anyone."""

import contextlib
import signal
from collections.abc import Callable
from types import FrameType

SIGNALS = (signal.SIGTERM, signal.SIGINT)


def on_stop(act: Callable[[], object]) -> None:
    """Have `act` called when the process is told to stop, besides whatever the server does then.

    A loop hears of signals through its wake-up descriptor, not through the handler that is replaced here; a handler
    that was there before is called as well. Outside the main thread, as in tests, nothing is done.
    """
    with contextlib.suppress(ValueError):
        for number in SIGNALS:
            signal.signal(number, _both(act, signal.getsignal(number)))


def _both(act: Callable[[], object], before: object) -> Callable[[int, FrameType | None], None]:
    def handle(number: int, frame: FrameType | None) -> None:
        act()
        if callable(before):
            before(number, frame)

    return handle
