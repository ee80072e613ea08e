"""Asks an ASGI application as a browser would, without a server: requests sent in pieces, answers gathered."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

Application = Callable[..., Awaitable[None]]


@dataclass
class Asked:
    """What came back: the status, the headers and the body."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    async def send(self, event: Any) -> None:
        """Take one event of the answer."""
        if event["type"] == "http.response.start":
            self.status = event["status"]
            self.headers = {name.decode(): value.decode() for name, value in event["headers"]}
        else:
            self.body += event.get("body", b"")


def ask(
    application: Application, method: str, url: str, pieces: Iterable[bytes | None] = (b"",), **headers: str
) -> Asked:
    """Send one request, its body in `pieces`; a piece that is None breaks the line."""
    return asyncio.run(asked(application, method, url, pieces, **headers))


async def asked(
    application: Application, method: str, url: str, pieces: Iterable[bytes | None] = (b"",), **headers: str
) -> Asked:
    """Send one request from within a loop."""
    came = Asked()
    sent = [*_events(list(pieces))]

    async def receive() -> Any:
        return sent.pop(0) if sent else {"type": "http.disconnect"}

    await application(_scope(method, url, headers), receive, came.send)
    return came


def _events(pieces: list[bytes | None]) -> Iterable[dict[str, Any]]:
    for number, piece in enumerate(pieces, start=1):
        if piece is None:
            yield {"type": "http.disconnect"}
        else:
            yield {"type": "http.request", "body": piece, "more_body": number < len(pieces)}


def _scope(method: str, url: str, headers: dict[str, str]) -> dict[str, Any]:
    address = urlsplit(url)
    given = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return {
        "type": "http",
        "method": method,
        "path": address.path,
        "query_string": address.query.encode(),
        "headers": given,
    }
