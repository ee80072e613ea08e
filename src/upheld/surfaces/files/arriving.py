"""A file on its way in: from the line to the disk, a piece at a time; what it is, is judged when it is whole."""

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

from upheld.desks.access import NotFound
from upheld.files import limits, store
from upheld.now import now
from upheld.presentation.file_keys import BadKey, Way, file_of
from upheld.redaction.finding import Finding
from upheld.redaction.search import SEARCHED_AT_MOST, redacted_file
from upheld.surfaces.files.wire import CORS, Receive, Refusal, Request, Send, answer, in_thread
from upheld.tickets.access.files import upload_for_key
from upheld.tickets.actions import upload as uploads
from upheld.tickets.models import Upload
from upheld.tickets.queries.files import file_shown

# Gathered before it is written: so much memory a transfer takes, and not more.
PIECE = 512 * 1024
# A line that brings nothing for so long is given up; the same file may be begun again.
SILENCE_S = 60.0
TRANSFERS_AT_ONCE = 200
# Files that are judged and drawn at once; the others wait, whole, for their turn.
_finishing = asyncio.Semaphore(2)
_under_way: set[str] = set()


class Broken(Exception):
    """Whoever sends has gone."""


async def arrive(request: Request, receive: Receive, send: Send) -> None:
    """Take one file.

    1. Find whose it is by its key, and refuse what is longer than was announced.
    2. Write it into a part, piece by piece. If the line breaks, the part is gone; if this process is killed, the
       part is left without its lock, and swept.
    3. Judge it, keep it, and say what it became.
    """
    upload = await _upload(request)
    if len(_under_way) >= TRANSFERS_AT_ONCE:
        raise Refusal(503, _("too many files are arriving; try again in a minute"))
    name = upload.public_id.hex
    if name in _under_way:
        raise Refusal(409, _("this file is arriving already"))
    _under_way.add(name)
    try:
        with store.arriving(name) as (path, part):
            taken_out = await _written(part, receive, upload, not_secret=request.not_secret)
            kept = await _finished(upload, path, part, taken_out=len(taken_out))
    except store.BeingSent as fault:
        raise Refusal(409, _("this file is arriving already")) from fault
    except Broken:
        return None
    finally:
        _under_way.discard(name)
    shown = file_shown(kept)
    told = {"id": str(shown.id), "name": shown.name, "size": shown.size, "type": shown.media_type}
    return await answer(send, 201, {**told, "taken_out": [_told(one) for one in taken_out]}, CORS)


async def _upload(request: Request) -> Upload:
    at = now()
    try:
        upload = await in_thread(upload_for_key, file_of(request.key, Way.ARRIVE, at=at))
    except (BadKey, NotFound) as fault:
        raise Refusal(404, _("there is no such file to send; begin it again")) from fault
    announced = request.headers.get("content-length", "")
    if announced and announced != str(upload.size):
        raise Refusal(413, _("the file is not as long as was announced"))
    return upload


async def _written(
    part: BinaryIO, receive: Receive, upload: Upload, *, not_secret: frozenset[str]
) -> tuple[Finding, ...]:
    """Write what comes, and return what was taken out: what is searched is gathered whole, and only then written."""
    gathered, at_once = bytearray(), SEARCHED_AT_MOST + 1 if upload.is_searched else PIECE
    async for body in _bodies(receive, size=upload.size):
        gathered += body
        if len(gathered) >= at_once:
            await in_thread(part.write, bytes(gathered))
            gathered.clear()
    taken_out: tuple[Finding, ...] = ()
    if upload.is_searched:
        searched = await in_thread(redacted_file, bytes(gathered), kept=not_secret)
        gathered, taken_out = bytearray(searched.content), searched.taken_out
    await in_thread(part.write, bytes(gathered))
    return taken_out


async def _bodies(receive: Receive, *, size: int) -> AsyncIterator[bytes]:
    left, more = min(size, limits.largest_file()), True
    while more:
        try:
            event = await asyncio.wait_for(receive(), SILENCE_S)
        except TimeoutError as fault:
            raise Refusal(408, _("nothing came for a minute")) from fault
        if event["type"] == "http.disconnect":
            raise Broken
        body, more = event.get("body", b""), event.get("more_body", False)
        left -= len(body)
        if left < 0:
            raise Refusal(413, _("the file is longer than was announced"))
        yield body
    if left:
        raise Refusal(422, _("the file is shorter than was announced"))


async def _finished(upload: Upload, path: Path, part: BinaryIO, *, taken_out: int) -> Upload:
    async with _finishing:
        try:
            await in_thread(_flush, part)
            return await in_thread(uploads.finish, upload, path, at=now(), taken_out=taken_out)
        except uploads.NoLongerWanted as fault:
            raise Refusal(409, str(fault)) from fault


def _told(one: Finding) -> dict[str, str]:
    return {"kind": str(one.kind.label), "masked": one.masked, "line": one.line, "mark": one.mark}


def _flush(part: BinaryIO) -> None:
    part.flush()
    os.fsync(part.fileno())
