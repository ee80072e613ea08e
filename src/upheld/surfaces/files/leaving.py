"""A file on its way out: from the store to the line, a piece at a time, with the headers that keep it harmless."""

from typing import IO

from django.core.files.base import File
from django.utils.translation import gettext as _

from upheld.desks.access import NotFound
from upheld.files import store
from upheld.now import now
from upheld.presentation.file_headers import file_headers
from upheld.presentation.file_keys import BadKey, Way, file_of
from upheld.surfaces.files.wire import Receive, Refusal, Request, Send, in_thread, start
from upheld.tickets.access.files import attachment_for_key
from upheld.tickets.models import Attachment

PIECE = 512 * 1024


async def leave(request: Request, receive: Receive, send: Send) -> None:
    """Hand out one file to whoever has its key; a range of it, where one is asked for (RFC 9110, 14.2)."""
    attachment, content = await in_thread(_opened, request)
    try:
        first, last = byte_range(request.headers.get("range", ""), size=attachment.size)
        headers = file_headers(name=attachment.name, media_type=attachment.handed_out_as)
        headers |= {"Content-Length": str(last - first + 1), "Accept-Ranges": "bytes"}
        whole = last - first + 1 == attachment.size
        if not whole:
            headers["Content-Range"] = f"bytes {first}-{last}/{attachment.size}"
        await start(send, 200 if whole else 206, headers)
        if request.method == "GET":
            await _sent(content, send, first=first, length=last - first + 1)
        await send({"type": "http.response.body", "body": b""})
    finally:
        await in_thread(content.close)


def byte_range(asked: str, *, size: int) -> tuple[int, int]:
    """Return the first and the last byte that a Range header asks for; all of them unless it is one plain range."""
    unit, _equals, words = asked.partition("=")
    first, dash, last = words.strip().partition("-")
    if unit.strip() != "bytes" or not dash or not (first + last).isdecimal():
        return 0, size - 1
    if not first:
        return max(0, size - int(last)), size - 1
    begin, end = int(first), min(int(last), size - 1) if last else size - 1
    return (begin, end) if begin <= end else (0, size - 1)


def _opened(request: Request) -> tuple[Attachment, "File[bytes]"]:
    try:
        attachment = attachment_for_key(file_of(request.key, Way.LEAVE, at=now()))
        return attachment, store.whole_files().open(attachment.key)
    except (BadKey, NotFound, FileNotFoundError) as fault:
        raise Refusal(
            404, _("there is no such file, or its address is too old; open it from the ticket again")
        ) from fault


async def _sent(content: IO[bytes], send: Send, *, first: int, length: int) -> None:
    await in_thread(content.seek, first)
    while length > 0:
        piece = await in_thread(content.read, min(PIECE, length))
        if not piece:
            return
        length -= len(piece)
        await send({"type": "http.response.body", "body": piece, "more_body": True})
