"""What a file is, by its content alone: a picture that may be shown, or something that is only handed out."""

from dataclasses import dataclass
from typing import Literal

import puremagic

HEAD = 64 * 1024  # bytes from which it is judged
UNKNOWN = "application/octet-stream"
# Types that are told when a file is handed out. None of them is run by a browser; the rest is UNKNOWN to it.
TOLD = frozenset(
    {"application/pdf", "application/zip", "application/gzip", "application/x-7z-compressed", "video/mp4"}
    | {"video/webm", "video/quicktime", "audio/mpeg", "audio/ogg", "audio/x-wav", "application/vnd.tcpdump.pcap"}
)
_OTHER_WORDS = {"application/x-gzip": "application/gzip", "application/x-zip-compressed": "application/zip"}
PictureFormat = Literal["PNG", "JPEG", "GIF", "WEBP"]


@dataclass(frozen=True, kw_only=True, slots=True)
class PictureKind:
    """A kind of picture that browsers show and that cannot carry a script."""

    format: PictureFormat
    media_type: str
    # How names of such files end; the first one is added to a name that has none of them.
    endings: tuple[str, ...]


PNG = PictureKind(format="PNG", media_type="image/png", endings=(".png",))
JPEG = PictureKind(format="JPEG", media_type="image/jpeg", endings=(".jpg", ".jpeg"))
GIF = PictureKind(format="GIF", media_type="image/gif", endings=(".gif",))
WEBP = PictureKind(format="WEBP", media_type="image/webp", endings=(".webp",))
# Moving pictures that every browser plays by itself.
PLAYED = frozenset({"video/mp4", "video/webm"})
SHOWN = frozenset(kind.media_type for kind in (PNG, JPEG, GIF, WEBP))


def picture_kind(head: bytes) -> PictureKind | None:
    """Return which kind of picture a file that begins with `head` claims to be; None if no kind that is shown."""
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith((b"GIF87a", b"GIF89a")):
        return GIF
    return WEBP if head[:4] == b"RIFF" and head[8:12] == b"WEBP" else None


def media_type(head: bytes) -> str:
    """Return the type under which a file that begins with `head` is handed out; a page or a script has none."""
    if head.startswith(b"PK\x03\x04"):
        return "application/zip"
    try:
        guesses = puremagic.magic_string(head[:HEAD])
    except (puremagic.PureError, ValueError):
        return UNKNOWN
    guessed = [_OTHER_WORDS.get(guess.mime_type, guess.mime_type) for guess in guesses]
    return next((kind for kind in guessed[:1] if kind in TOLD), UNKNOWN)
