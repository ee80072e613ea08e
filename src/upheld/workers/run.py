"""Runs the background work of this process until it is told to stop.

What the work is stands in the other modules.
"""

import asyncio
import signal
from contextlib import suppress

from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from upheld.workers import jobs

# Seconds before a sweep in progress is told to end; it then finishes the row in hand, which nothing interrupts.
GRACE = 0.0


class EndedUnasked(Exception):
    """The worker could not go on, usually because its database went away; whoever supervises it starts another."""


def main() -> None:
    """Take jobs until SIGTERM or SIGINT; then finish the rows in hand. Raises: EndedUnasked."""
    jobs.register(app)
    connector = app.connector
    assert isinstance(connector, DjangoConnector)  # what Procrastinate's Django app is always made with
    with app.replace_connector(connector.get_worker_connector()) as working:
        asyncio.run(_work(working))


async def _work(working: App) -> None:
    async with working.open_async():
        taking = asyncio.create_task(
            working.run_worker_async(
                concurrency=jobs.CONCURRENCY,
                delete_jobs="successful",
                shutdown_graceful_timeout=GRACE,
                install_signal_handlers=False,
            )
        )
        _cancel_when_asked(taking)
        with suppress(asyncio.CancelledError):
            await taking
            raise EndedUnasked("The worker ended without being asked to; see the lines before this one.")


def _cancel_when_asked(taking: "asyncio.Task[None]") -> None:
    """Cancel once, at the first signal: a second would interrupt the rows in hand."""
    loop = asyncio.get_running_loop()
    wishes = (signal.SIGINT, signal.SIGTERM)

    def stop() -> None:
        for wish in wishes:
            loop.remove_signal_handler(wish)
            signal.signal(wish, signal.SIG_IGN)
        taking.cancel()

    for wish in wishes:
        loop.add_signal_handler(wish, stop)
