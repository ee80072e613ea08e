"""Putting a file that has arrived into the store: what it is, its content says; pictures are drawn anew first."""

import hashlib
import logging
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

from upheld.files import kinds, names, pictures, store

log = logging.getLogger(__name__)


class Stored(Protocol):
    """What has a name and a place in the store, as rows of files do."""

    name: str

    @property
    def public_id(self) -> UUID:
        """By what it is known."""

    @property
    def key(self) -> str:
        """Where it lies."""

    @property
    def thumbnail_key(self) -> str:
        """Where the small copy of a picture lies."""


def kept(row: Stored, part: Path) -> dict[str, Any]:
    """Put a file into the store; return what is known of it then, by the columns of its row.

    A picture that may be shown is drawn anew, and the one that came is not kept; one that cannot be drawn is handed
    out like any other file.
    """
    with part.open("rb") as arrived:
        head = arrived.read(kinds.HEAD)
    kind = kinds.picture_kind(head)
    if kind is not None:
        try:
            return _kept_picture(row, part, kind)
        except pictures.NotAPicture as fault:
            log.info("file %s is handed out unshown: %s", row.public_id, fault)
    known = {**_measured(part), "media_type": kinds.media_type(head)}
    store.keep(part, row.key)
    return known


def _kept_picture(row: Stored, part: Path, kind: kinds.PictureKind) -> dict[str, Any]:
    drawn, small = part.with_suffix(".drawn"), part.with_suffix(".small")
    picture = pictures.redraw(kind, part, picture=drawn, thumbnail=small)
    known = {
        **_measured(drawn),
        "media_type": kind.media_type,
        "name": names.with_ending(row.name, kind.endings),
        "width": picture.width,
        "height": picture.height,
    }
    store.keep(small, row.thumbnail_key)
    store.keep(drawn, row.key)
    return known


def _measured(path: Path) -> dict[str, Any]:
    with path.open("rb") as whole:
        digest = hashlib.file_digest(whole, "sha256").hexdigest()
    return {"size": path.stat().st_size, "sha256": digest}
