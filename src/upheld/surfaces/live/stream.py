"""One open page as a stream of server-sent events; which pages exist is the hub's to know."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from upheld.surfaces.live.hub import KEEP_ALIVE, Hub, Subscription

Event = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Event]]
Send = Callable[[Event], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

KEEP_ALIVE_EVERY_S = 15.0
# A page that takes nothing for so long is gone; the browser comes back by itself if it is not.
STUCK_AFTER_S = 30.0
RETRY_AFTER_MS = 2000
HEADERS: Headers = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),  # a proxy must pass each event on at once
]


async def stream(hub: Hub, page: Subscription, receive: Receive, send: Send, headers: Headers) -> None:
    """Send a page what it may be told until it goes, sticks, or the process stops."""
    leaving = asyncio.create_task(_gone(receive))
    sending = asyncio.create_task(_send_all(page, send, headers))
    try:
        await asyncio.wait({leaving, sending}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        hub.leave(page)
        for task in (leaving, sending):
            task.cancel()
        await asyncio.gather(leaving, sending, return_exceptions=True)


async def _send_all(page: Subscription, send: Send, headers: Headers) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": HEADERS + headers})
    await _send_text(send, f"retry: {RETRY_AFTER_MS}\n{KEEP_ALIVE}")
    while not page.ended:
        await _send_text(send, await page.take(within=KEEP_ALIVE_EVERY_S))
    with contextlib.suppress(OSError):
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _send_text(send: Send, text: str) -> None:
    async with asyncio.timeout(STUCK_AFTER_S):
        await send({"type": "http.response.body", "body": text.encode(), "more_body": True})


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
