"""Searching a desk's tickets: one page of what was found, newest first, with the words around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from django.db import connection

from upheld.desks.models import Desk
from upheld.tickets.models import Ticket
from upheld.tickets.queries.finding import filters, grammar
from upheld.tickets.queries.finding.filters import Ground
from upheld.tickets.queries.finding.lookup import known_of
from upheld.tickets.queries.finding.matching import Form, Question, question
from upheld.tickets.queries.finding.snippets import Piece, hits, marked, snippet
from upheld.tickets.queries.queue import QueueRow, loaded_by_key, row_of

PAGE_SIZE = 25
# Further back than this takes one more step by the reader: no search holds a connection for long.
PATIENCE = timedelta(milliseconds=400)
# Of so many messages of a ticket, the newest, the one that says most of what was sought is shown.
MESSAGES_LOOKED_AT = 40
_NEWEST = 2**62
_FIND = "SELECT found_ticket, found_number FROM upheld_search(%s, %s, %s, %s, %s, %s, %s, make_interval(secs => %s))"
_SAID = """
SELECT said.ticket_id, said.kind, said.sender_name, said.text
FROM unnest(%s::bigint[]) AS found (id) CROSS JOIN LATERAL (
    SELECT ticket_id, kind, sender_name, left(text, 20000) AS text FROM tickets_message
    WHERE ticket_id = found.id AND (kind NOT IN ('note', 'forward') OR %s) ORDER BY sent_at DESC, id DESC LIMIT %s
) said
"""


class Said(NamedTuple):
    """What a message says, and who wrote it."""

    kind: str
    writer: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """One ticket that was found."""

    row: QueueRow
    subject: tuple[Piece, ...]
    # Who wrote the words below; empty if what was found stands in no message.
    writer: str = ""
    kind: str = ""
    words: tuple[Piece, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundPage:
    """One page of what was found, and what of the search was not understood."""

    found: tuple[Found, ...] = ()
    faults: tuple[str, ...] = ()
    # The next page has tickets with smaller numbers; None when there is none.
    next_below: int | None = None
    # Whether it stopped looking for want of time, so that more may lie below `next_below`.
    cut_short: bool = False
    # Whether anything was asked.
    asked: bool = False


def search(
    text: str,
    desk: Desk,
    *,
    ground: Ground,
    language: str,
    notes: bool,
    below: int | None = None,
    limit: int = PAGE_SIZE,
    patience: timedelta = PATIENCE,
) -> FoundPage:
    """Return the newest tickets of a desk that fit what was typed: at most nine queries, whatever the desk holds.

    Words of internal notes find a ticket, and are shown, only with `notes`. `below` goes on after an earlier page.
    """
    typed = grammar.read(text, keys=filters.keys())
    asked = question(typed, ground=ground, known=known_of(typed.terms, desk, language=language), notes=notes)
    if not asked.text:
        return FoundPage(faults=asked.faults)
    places = _places(desk, asked, below=below or _below_all(desk), limit=limit + 1, patience=patience)
    looked_to = next((number for ticket, number in places if ticket is None), None)
    found = [(ticket, number) for ticket, number in places if ticket is not None]
    shown = found[:limit]
    return FoundPage(
        found=_found([ticket for ticket, _ in shown], desk, asked, ground=ground, notes=notes),
        faults=asked.faults,
        next_below=shown[-1][1] if len(found) > limit else looked_to,
        cut_short=looked_to is not None and len(found) <= limit,
        asked=True,
    )


def _below_all(desk: Desk) -> int:
    # One query, and the blocks that lie above the desk's newest ticket are never looked into.
    newest = Ticket.objects.filter(desk=desk).order_by("-number").values_list("number", flat=True).first()
    return (newest or 0) + 1


def _places(
    desk: Desk, asked: Question, *, below: int, limit: int, patience: timedelta
) -> list[tuple[int | None, int]]:
    bounds = [asked.since, asked.until, asked.due_by]
    with connection.cursor() as cursor:
        cursor.execute(_FIND, [desk.pk, asked.text, min(below, _NEWEST), limit, *bounds, patience.total_seconds()])
        return [(row[0], row[1]) for row in cursor.fetchall()]


def _found(numbers: Sequence[int], desk: Desk, asked: Question, *, ground: Ground, notes: bool) -> tuple[Found, ...]:
    tickets = loaded_by_key(numbers, desk=desk)
    said = _said(numbers, notes=notes) if asked.forms else {}
    return tuple(
        _one(tickets[number], said.get(number, ()), asked.forms, ground) for number in numbers if number in tickets
    )


def _said(numbers: Sequence[int], *, notes: bool) -> dict[int, list[Said]]:
    """Return the newest messages of each ticket; internal notes only for who may read them."""
    messages: dict[int, list[Said]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_SAID, [list(numbers), notes, MESSAGES_LOOKED_AT])
        for ticket, *said in cursor.fetchall():
            messages.setdefault(ticket, []).append(Said(*said))
    return messages


def _one(ticket: Ticket, said: Sequence[Said], forms: Sequence[Form], ground: Ground) -> Found:
    row = row_of(ticket, at=ground.at, zone=ground.zone)
    best = max(said, key=lambda message: hits(message.text, forms), default=None)
    words = snippet(best.text, forms) if best else ()
    if best is None or not words:
        return Found(row=row, subject=marked(row.subject, forms))
    return Found(row=row, subject=marked(row.subject, forms), writer=best.writer, kind=best.kind, words=words)
