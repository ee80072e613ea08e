"""Draws what was found, each row once for all who find the same; what a row says is not decided here."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from upheld.surfaces.console.tickets.rows import ROOM_FOR_RING, lasting, with_ring
from upheld.tickets.queries.finding.search import Found

ROWS_KEPT = 2_000  # drawn rows kept by one process; about 4 MB


def drawn_found(found: Iterable[Found], *, desk: str) -> list[SafeString]:
    """Return what was found as HTML, in the order in which it came."""
    language = get_language() or ""
    return [with_ring(_drawn(replace(one, row=lasting(one.row)), desk, language), one.row) for one in found]


@lru_cache(maxsize=ROWS_KEPT)
def _drawn(found: Found, desk: str, _language: str) -> str:
    shown = {"found": found, "desk_name": desk, "ring": ROOM_FOR_RING}
    return render_to_string("console/finding/found_row.html", shown)
