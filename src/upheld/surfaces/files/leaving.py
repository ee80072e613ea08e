"""A file on its way out: from the store to the line, a piece at a time, with the headers that keep it harmless."""

from typing import IO

from django.core.files.base import File
from django.utils.translation import gettext as _

from upheld.desks.access import NotFound
from upheld.files import store
from upheld.knowledge.access import media_for_key
from upheld.knowledge.models import Media
from upheld.now import now
from upheld.presentation.file_headers import file_headers
from upheld.presentation.file_keys import BadKey, Way, file_of
from upheld.surfaces.files.wire import Receive, Refusal, Request, Send, in_thread, start
from upheld.tickets.access.files import attachment_for_key
from upheld.tickets.models import Attachment
from upheld.tickets.models.stored_file import StoredFile

PIECE = 512 * 1024


async def leave(request: Request, receive: Receive, send: Send) -> None:
    """Hand out one file to whoever has its key."""
    await _hand_out(request, send, *await in_thread(_opened, request))


async def watch(request: Request, receive: Receive, send: Send) -> None:
    """Hand out a video of an article to whoever has its key, as a player asks for it: piece by piece, for hours."""
    await _hand_out(request, send, *await in_thread(_opened_video, request))


async def _hand_out(request: Request, send: Send, row: StoredFile, content: "File[bytes]") -> None:
    """Send a file; a range of it, where one is asked for (RFC 9110, 14.2)."""
    try:
        first, last = byte_range(request.headers.get("range", ""), size=row.size)
        headers = file_headers(name=row.name, media_type=row.handed_out_as)
        headers |= {"Content-Length": str(last - first + 1), "Accept-Ranges": "bytes"}
        whole = last - first + 1 == row.size
        if not whole:
            headers["Content-Range"] = f"bytes {first}-{last}/{row.size}"
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


def _opened_video(request: Request) -> tuple[Media, "File[bytes]"]:
    try:
        media = media_for_key(file_of(request.key, Way.WATCH, at=now()))
        return media, store.whole_files().open(media.key)
    except (BadKey, NotFound, FileNotFoundError) as fault:
        raise Refusal(404, _("there is no such video, or its address is too old; open the article again")) from fault


async def _sent(content: IO[bytes], send: Send, *, first: int, length: int) -> None:
    await in_thread(content.seek, first)
    while length > 0:
        piece = await in_thread(content.read, min(PIECE, length))
        if not piece:
            return
        length -= len(piece)
        await send({"type": "http.response.body", "body": piece, "more_body": True})
