"""Searching a text or the content of a file for secrets; what becomes of what is found is decided elsewhere."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Collection
from dataclasses import dataclass
from itertools import chain

from upheld.redaction.cards import card_numbers
from upheld.redaction.finding import Finding, Place, findings_of, without
from upheld.redaction.patterns import shaped, told

# Files of text up to here are searched, bytes.
SEARCHED_AT_MOST = 1024 * 1024
# Signs that no text has, whatever its encoding; what has them is a program, a picture or packed.
_NEVER_IN_TEXT = bytes(set(range(32)) - set(b"\t\n\r\f\b\x1b")) + b"\x7f"
NOTHING_KEPT: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class Searched:
    """What is left of a text, and what was taken out of it: the findings say where it stood before."""

    text: str
    taken_out: tuple[Finding, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SearchedFile:
    """What is left of a file, and what was taken out of it."""

    content: bytes
    taken_out: tuple[Finding, ...]


def found_secrets(text: str) -> tuple[Finding, ...]:
    """Return what looks like a secret in a text, in its order; no two overlap.

    Limits: what has no shape and follows no telling word is not found, and an id that an agreement asks for is none.
    """
    found: list[Place] = []
    for start, end, kind in sorted(chain(shaped(text), told(text), card_numbers(text)), key=_widest_first):
        if not found or start >= found[-1][1]:
            found.append((start, end, kind))
    return findings_of(text, found)


def redacted(text: str, *, kept: Collection[str] = NOTHING_KEPT) -> Searched:
    """Take every secret out of a text but those of which somebody said that they are none, by their marks."""
    secrets = tuple(one for one in found_secrets(text) if one.mark not in kept)
    return Searched(text=without(text, secrets), taken_out=secrets)


def redacted_file(content: bytes, *, kept: Collection[str] = NOTHING_KEPT) -> SearchedFile:
    """Take every secret out of the content of a file, if it is text; its encoding stays as it was."""
    encoding = _encoding(content)
    if encoding is None or len(content) > SEARCHED_AT_MOST:
        return SearchedFile(content=content, taken_out=())
    searched = redacted(content.decode(encoding), kept=kept)
    if not searched.taken_out:
        return SearchedFile(content=content, taken_out=())
    return SearchedFile(content=searched.text.encode(encoding), taken_out=searched.taken_out)


def _widest_first(found: Place) -> tuple[int, int]:
    return found[0], -found[1]


def _encoding(content: bytes) -> str | None:
    """Return in what a file is written that is text; None for every other."""
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        candidates = ["utf-16-le" if content.startswith(BOM_UTF16_LE) else "utf-16-be"]
    else:
        candidates = [] if len(content.translate(None, _NEVER_IN_TEXT)) < len(content) else ["utf-8", "latin-1"]
    for encoding in candidates:
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    return None
