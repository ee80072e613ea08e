"""The ASGI application of files: which address is which way, and whether it answers. No pages, no sessions.

Who may send or have a file is said by a key that a page or the API made a moment before; no cookie is read, so a
request from any origin can do what its key allows and nothing else.
"""

from collections.abc import Awaitable, Callable

from django.utils.translation import gettext as _
from django.utils.translation import override

from upheld.files import store
from upheld.surfaces.files import arriving, leaving
from upheld.surfaces.files.wire import CORS, Event, Receive, Refusal, Request, Send, answer, fitted, in_thread

Way = Callable[[Request, Receive, Send], Awaitable[None]]
WAYS: dict[str, tuple[frozenset[str], Way]] = {
    "/files/arrive": (frozenset({"PUT"}), arriving.arrive),
    "/files/leave": (frozenset({"GET", "HEAD"}), leaving.leave),
    "/files/watch": (frozenset({"GET", "HEAD"}), leaving.watch),
}


async def application(scope: Event, receive: Receive, send: Send) -> None:
    """Answer one request, or follow the life of the process."""
    if scope["type"] == "lifespan":
        await _live(receive, send)
    elif scope["type"] == "http":
        request = Request(scope)
        with override(request.language):
            await _answer(request, receive, send)


async def _live(receive: Receive, send: Send) -> None:
    await receive()
    await in_thread(store.sweep_parts)  # what a killed process left half
    await send({"type": "lifespan.startup.complete"})
    await receive()
    await send({"type": "lifespan.shutdown.complete"})


async def _answer(request: Request, receive: Receive, send: Send) -> None:
    if request.path == "/healthz":
        return await answer(send, 200, {"files": "ready"})
    methods, way = WAYS.get(request.path, (frozenset(), leaving.leave))
    if not methods:
        return await answer(send, 404, {"refusal": _("Nothing is here.")})
    if request.method == "OPTIONS":
        return await answer(send, 204, None, CORS)
    if request.method not in methods:
        return await answer(send, 405, {"refusal": _("Not this way.")}, {"Allow": ", ".join(sorted(methods))})
    try:
        await way(request, receive, send)
    except Refusal as refusal:
        await answer(send, refusal.status, {"refusal": fitted(refusal)}, CORS)
    return None
