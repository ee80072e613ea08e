"""The ASGI application of live updates: `/live/` streams, `/healthz` says whether anything is heard. No pages."""

import asyncio
import contextlib
from datetime import datetime
from urllib.parse import parse_qs

from upheld.now import now
from upheld.presentation.live_keys import BadKey, scope_of
from upheld.surfaces.live import origins
from upheld.surfaces.live.hub import Full, Hub, SignedOut
from upheld.surfaces.live.listening import listen_for_ever
from upheld.surfaces.live.stopping import on_stop
from upheld.surfaces.live.stream import Event, Headers, Receive, Send, stream


class LiveApplication:
    """Serves the open pages of one process."""

    def __init__(self) -> None:
        self.hub = Hub()

    async def __call__(self, scope: Event, receive: Receive, send: Send) -> None:
        """Answer one connection, or follow the life of the process."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        loop = asyncio.get_running_loop()
        on_stop(lambda: loop.call_soon_threadsafe(self.hub.close))
        listening = asyncio.create_task(listen_for_ever(self.hub))
        await send({"type": "lifespan.startup.complete"})
        await receive()
        self.hub.close()
        listening.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await listening
        await send({"type": "lifespan.shutdown.complete"})

    async def _answer(self, scope: Event, receive: Receive, send: Send) -> None:
        if scope["method"] not in {"GET", "HEAD"}:
            await _say(send, 405, "only GET", [(b"allow", b"GET, HEAD")])
        elif scope["path"] == "/healthz":
            hears = self.hub.complete_since is not None
            await _say(send, 200 if hears else 503, f"live, {self.hub.open_pages} open" if hears else "hears nothing")
        elif scope["path"] == "/live/" and scope["method"] == "GET":
            await self._open(scope, receive, send)
        else:
            await _say(send, 404, "nothing here")

    async def _open(self, scope: Event, receive: Receive, send: Send) -> None:
        given = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        origin = given.get("origin")
        if origin is not None and not origins.allowed(origin, host=given.get("host", "")):
            return await _say(send, 403, "not from there")
        cors: Headers = [(b"vary", b"origin")]
        if origin is not None:
            cors.append((b"access-control-allow-origin", origin.encode("latin-1")))
        asked = parse_qs(scope["query_string"].decode("latin-1"))
        try:
            allowed = scope_of(asked.get("key", [""])[0], at=now())
            since = _instant(given.get("last-event-id", "")) or allowed.since
            page = self.hub.join(allowed, since=since)
            self.hub.tell_who_is_here(page, at=now())
        except BadKey as fault:
            return await _say(send, 403, str(fault), cors)
        except SignedOut:
            return await _say(send, 403, "signed out; sign in again", cors)
        except Full:
            return await _say(send, 503, "full; try again later", [*cors, (b"retry-after", b"30")])
        return await stream(self.hub, page, receive, send, cors)


def _instant(text: str) -> datetime | None:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        return None
    return instant if instant.tzinfo is not None else None


async def _say(send: Send, status: int, text: str, headers: Headers | None = None) -> None:
    plain = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": plain + (headers or [])})
    await send({"type": "http.response.body", "body": f"{text}\n".encode()})


application = LiveApplication()
