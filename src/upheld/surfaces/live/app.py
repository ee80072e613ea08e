"""The ASGI application of live updates; it answers for its health only, until there is something to tell."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Event = MutableMapping[str, Any]


async def application(
    scope: Event, receive: Callable[[], Awaitable[Event]], send: Callable[[Event], Awaitable[None]]
) -> None:
    """Answer 200 at `/healthz`, else 404."""
    if scope["type"] != "http":
        return
    status = 200 if scope["path"] == "/healthz" else 404
    headers = [(b"content-type", b"text/plain")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b"live\n" if status == 200 else b""})
