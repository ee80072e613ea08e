"""Draws the rows of the queue, each once for all who look in the same second; what a row says is not decided here.

A change on a desk is followed by every open queue asking anew, and nearly all of their rows are the same.
"""

from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from upheld.tickets.queries.queue import QueueRow, waiting

ROWS_KEPT = 2_000  # drawn rows kept by one process; about 4 MB


def drawn_by_group(rows: tuple[QueueRow, ...], *, desk: str, columns: tuple[str, ...]) -> dict[str, list[SafeString]]:
    """Return rows as HTML by group, groups and rows in the order in which they came, each with these columns."""
    language = get_language() or ""
    return {
        group: [_drawn(row, desk, columns, language) for row in members] for group, members in waiting(rows).items()
    }


@lru_cache(maxsize=ROWS_KEPT)
def _drawn(row: QueueRow, desk: str, columns: tuple[str, ...], _language: str) -> SafeString:
    return render_to_string("console/tickets/queue_row.html", {"row": row, "desk_name": desk, "columns": columns})
