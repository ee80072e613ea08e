"""The few words around what was found, with it marked; as pieces of text, so that a template escapes each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat

from upheld.tickets.queries.finding.folding import plain_words, words_with_places
from upheld.tickets.queries.finding.matching import Form

BEFORE, AFTER = 60, 160


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A piece of text, marked if it is what was sought."""

    text: str
    marked: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class _Span:
    start: int
    end: int


def marked(text: str, forms: Sequence[Form]) -> tuple[Piece, ...]:
    """Return a whole text in pieces."""
    return _pieces(text, _spans(text, forms), 0, len(text))


def snippet(text: str, forms: Sequence[Form]) -> tuple[Piece, ...]:
    """Return the part of a text around the first thing found, in pieces; nothing if it holds none of it."""
    flat = " ".join(text.split())
    spans = _spans(flat, forms)
    if not spans:
        return ()
    start = max(0, spans[0].start - BEFORE)
    end = min(len(flat), spans[0].start + AFTER)
    start = flat.find(" ", start, spans[0].start) + 1 or start if start else 0
    end = flat.rfind(" ", spans[0].end, end) if end < len(flat) and " " in flat[spans[0].end : end] else end
    pieces = _pieces(flat, [span for span in spans if span.end <= end], start, end)
    ends = Piece(text="…" if start else ""), Piece(text="…" if end < len(flat) else "")
    return tuple(piece for piece in (ends[0], *pieces, ends[1]) if piece.text)


def hits(text: str, forms: Sequence[Form]) -> int:
    """Return how many forms a text holds."""
    words = plain_words(text)
    return sum(_stands_in(words, form) for form in forms)


def _spans(text: str, forms: Sequence[Form]) -> list[_Span]:
    """Return where the forms stand, in order and apart."""
    placed = list(words_with_places(text))
    words = [word for word, _, _ in placed]
    spans: list[_Span] = []
    for place in _where_any_begins(words, forms):
        lengths = [len(form.words) for form in forms if _stands_at(words, place, form)]
        if lengths and (not spans or placed[place][1] >= spans[-1].end):
            spans.append(_Span(start=placed[place][1], end=placed[place + max(lengths) - 1][2]))
    return spans


def _stands_in(words: Sequence[str], form: Form) -> bool:
    """Say whether a form stands anywhere; most are of one word, and a page looks for them in a hundred messages."""
    if len(form.words) > 1:
        return any(_stands_at(words, place, form) for place in range(len(words)))
    (sought,) = form.words
    return any(map(str.startswith, words, repeat(sought))) if form.begun else sought in words


def _where_any_begins(words: Sequence[str], forms: Sequence[Form]) -> Iterator[int]:
    """Yield the places, in order, at which a form may stand, as its first word begins there."""
    beginnings = tuple({form.words[0] for form in forms})
    return (place for place, word in enumerate(words) if word.startswith(beginnings))


def _stands_at(words: Sequence[str], place: int, form: Form) -> bool:
    there = words[place : place + len(form.words)]
    if len(there) < len(form.words) or tuple(there[:-1]) != form.words[:-1]:
        return False
    return there[-1].startswith(form.words[-1]) if form.begun else there[-1] == form.words[-1]


def _pieces(text: str, spans: Sequence[_Span], start: int, end: int) -> tuple[Piece, ...]:
    pieces, at = [], start
    for span in spans:
        pieces += [Piece(text=text[at : span.start]), Piece(text=text[span.start : span.end], marked=True)]
        at = span.end
    pieces.append(Piece(text=text[at:end]))
    return tuple(piece for piece in pieces if piece.text)
