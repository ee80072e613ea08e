"""Draws the rows of the queue, each once for all who look while it says the same; what a row says is not decided here.

A change on a desk is followed by every open queue asking anew, and nearly all of their rows are the same. Only the ring
of a row changes from second to second: it is drawn for each answer, and put where the row left room for it.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from upheld.presentation.rings import ring
from upheld.tickets.queries.queue import QueueRow, waiting

ROWS_KEPT = 2_000  # drawn rows kept by one process; about 4 MB
RING_SIZE = 24
# Stands where the ring will; no text from the database holds a NUL.
ROOM_FOR_RING = SafeString("\x00ring\x00")
_NO_SECOND = datetime.min.replace(tzinfo=UTC)


def drawn_by_group(rows: tuple[QueueRow, ...], *, desk: str, columns: tuple[str, ...]) -> dict[str, list[SafeString]]:
    """Return rows as HTML by group, groups and rows in the order in which they came, each with these columns."""
    return {group: drawn_rows(members, desk=desk, columns=columns) for group, members in waiting(rows).items()}


def drawn_rows(rows: Iterable[QueueRow], *, desk: str, columns: tuple[str, ...] = ()) -> list[SafeString]:
    """Return rows as HTML in the order in which they came, each with these columns."""
    language = get_language() or ""
    return [with_ring(drawn_once(lasting(row), desk, columns, language), row) for row in rows]


def lasting(row: QueueRow) -> QueueRow:
    """Return a row without what its promise says only for a second, and only by its ring."""
    face = row.face
    if face is None:
        return row
    still = replace(face, headline="", detail="", sentence="", share_left=0.0, left_s=None, as_of=_NO_SECOND)
    return replace(row, face=still)


def with_ring(drawn: str, row: QueueRow) -> SafeString:
    """Return a drawn row with its ring as it is now."""
    shown = ring(row.face, size=RING_SIZE) if row.face else ""
    return SafeString(drawn.replace(ROOM_FOR_RING, shown, 1))


@lru_cache(maxsize=ROWS_KEPT)
def drawn_once(row: QueueRow, desk: str, columns: tuple[str, ...], _language: str) -> str:
    """Return a row that is `lasting` as HTML, with room for its ring."""
    shown = {"row": row, "desk_name": desk, "columns": columns, "ring": ROOM_FOR_RING}
    return render_to_string("console/tickets/queue_row.html", shown)
