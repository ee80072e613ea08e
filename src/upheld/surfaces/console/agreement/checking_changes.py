"""What a draft changes for its readers, clause by clause and word by word; matching the clauses is the core's."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from servicelevel.agreement.page import build_page
from servicelevel.agreement.page_changes import ChangedLine, PageChange, page_changes
from servicelevel.agreement.terms import Agreement

_WORDS = re.compile(r"\S+\s*")
# Lines less alike than this are one taken out and one put in, not one reworded.
ALIKE = 0.4


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """Some words of a line: kept, taken out or put in."""

    # "", "del" or "ins"
    kind: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownChange:
    """What became of one clause, each line as pieces."""

    # added, removed or changed
    kind: str
    number: str
    title: str
    lines: tuple[tuple[Piece, ...], ...]


def changes_of(published: Agreement, draft: Agreement, *, at: datetime) -> tuple[ShownChange, ...]:
    """Return what `draft` says differently from `published`, in the words of the public page."""
    return tuple(_shown(change) for change in page_changes(build_page(published, at=at), build_page(draft, at=at)))


def _shown(change: PageChange) -> ShownChange:
    return ShownChange(
        kind=change.change,
        number=change.number,
        title=change.title,
        # A title that stays is said already, above the lines.
        lines=tuple(pieces_of(line for line in change.lines if line != ChangedLine(mark=" ", text=change.title))),
    )


def pieces_of(lines: Iterable[ChangedLine]) -> Iterator[tuple[Piece, ...]]:
    """Yield each line as pieces; a run taken out is matched with the run put in for it, line by line."""
    gone: list[str] = []
    new: list[str] = []
    for line in lines:
        if line.mark == " " or (line.mark == "-" and new):
            yield from _replaced(gone, new)
            gone, new = [], []
        if line.mark == " ":
            yield (Piece(kind="", text=line.text),)
        else:
            (gone if line.mark == "-" else new).append(line.text)
    yield from _replaced(gone, new)


def _replaced(gone: list[str], new: list[str]) -> Iterator[tuple[Piece, ...]]:
    shared = min(len(gone), len(new))
    for before, after in zip(gone[:shared], new[:shared], strict=True):
        yield from _reworded(before, after)
    yield from ((Piece(kind="del", text=text),) for text in gone[shared:])
    yield from ((Piece(kind="ins", text=text),) for text in new[shared:])


def _reworded(before: str, after: str) -> Iterator[tuple[Piece, ...]]:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    if matcher.ratio() < ALIKE:
        yield (Piece(kind="del", text=before),)
        yield (Piece(kind="ins", text=after),)
        return
    pieces: list[Piece] = []
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            pieces.append(Piece(kind="", text="".join(new[j1:j2])))
            continue
        pieces += [Piece(kind="del", text="".join(old[i1:i2]))] * (i2 > i1)
        pieces += [Piece(kind="ins", text="".join(new[j1:j2]))] * (j2 > j1)
    yield tuple(pieces)
