"""Requests and answers of the application of files, as ASGI has them; what they are about is not known here."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Any, ParamSpec, TypeVar
from urllib.parse import parse_qs

from django.db import connection

from upheld.customers.facts.language import spoken

P = ParamSpec("P")
R = TypeVar("R")
Event = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Event]]
Send = Callable[[Event], Awaitable[None]]

# Any page may send a file for which it has a key, and read what became of it.
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "PUT",
    "Access-Control-Allow-Headers": "Content-Type",
    "Access-Control-Max-Age": "600",
}
# What waits for the database or the disk, in all transfers together.
_threads = ThreadPoolExecutor(max_workers=8, thread_name_prefix="files")


class Refusal(Exception):
    """A transfer that is refused; the message is for the person who tried."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status


class Request:
    """What is asked for."""

    def __init__(self, scope: Event) -> None:
        self.method: str = scope["method"]
        self.path: str = scope["path"]
        self.asked = parse_qs(scope["query_string"].decode("latin-1"))
        self.headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}

    @property
    def key(self) -> str:
        """The key in the address; empty without one."""
        return str(self.asked.get("key", [""])[0])

    @property
    def not_secret(self) -> frozenset[str]:
        """The marks of what whoever sends says is no secret, though it looks like one."""
        return frozenset(self.asked.get("not_secret", [""])[0].split(",")) - {""}

    @property
    def language(self) -> str:
        """The language in which whoever asks reads a refusal: the one they name first, if we speak it."""
        return spoken(self.headers.get("accept-language", "").partition(",")[0].partition(";")[0].strip())


async def in_thread(act: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Do what waits for the database or the disk beside the loop, in the same language; the connection goes back."""

    def acted() -> R:
        return _then_close(act, *args, **kwargs)

    return await asyncio.get_running_loop().run_in_executor(_threads, copy_context().run, acted)


def _then_close(act: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    try:
        return act(*args, **kwargs)
    finally:
        connection.close()


def fitted(refusal: Exception) -> str:
    """Return a refusal as a sentence."""
    words = str(refusal)
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."


async def start(send: Send, status: int, headers: Mapping[str, str]) -> None:
    """Begin an answer."""
    told = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": status, "headers": told})


async def answer(send: Send, status: int, told: object | None, headers: Mapping[str, str] | None = None) -> None:
    """Answer with JSON, or with nothing at all."""
    body = b"" if told is None else json.dumps(told).encode()
    plain = {"Content-Type": "application/json", "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    await start(send, status, {**plain, "Content-Length": str(len(body)), **(headers or {})})
    await send({"type": "http.response.body", "body": body})
