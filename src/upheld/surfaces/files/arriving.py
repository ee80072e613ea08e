"""A file on its way in: from the line to the disk, a piece at a time; what it is, is judged when it is whole."""

import asyncio
import os
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

from upheld.desks.access import NotFound
from upheld.files import limits, store
from upheld.now import now
from upheld.presentation.file_keys import BadKey, Way, file_of
from upheld.surfaces.files.wire import CORS, Receive, Refusal, Request, Send, answer, in_thread
from upheld.tickets.access import upload_for_key
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
            await _written(part, receive, size=upload.size)
            kept = await _finished(upload, path, part)
    except store.BeingSent as fault:
        raise Refusal(409, _("this file is arriving already")) from fault
    except Broken:
        return None
    finally:
        _under_way.discard(name)
    shown = file_shown(kept)
    told = {"id": str(shown.id), "name": shown.name, "size": shown.size, "type": shown.media_type}
    return await answer(send, 201, told, CORS)


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


async def _written(part: BinaryIO, receive: Receive, *, size: int) -> None:
    gathered, left, more = bytearray(), min(size, limits.largest_file()), True
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
        gathered += body
        if len(gathered) >= PIECE or not more:
            await in_thread(part.write, bytes(gathered))
            gathered.clear()
    if left:
        raise Refusal(422, _("the file is shorter than was announced"))


async def _finished(upload: Upload, path: Path, part: BinaryIO) -> Upload:
    async with _finishing:
        try:
            await in_thread(_flush, part)
            return await in_thread(uploads.finish, upload, path, at=now())
        except uploads.NoLongerWanted as fault:
            raise Refusal(409, str(fault)) from fault


def _flush(part: BinaryIO) -> None:
    part.flush()
    os.fsync(part.fileno())
