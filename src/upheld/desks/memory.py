"""What a desk has set up, remembered by each process until it is changed; reading it is done elsewhere.

Teams, views, fields and macros are asked for by every page and change a few times a year. Whatever changes them is
recorded, on the desk but on none of its tickets, or, for a person's own name, on no desk, so what was read stands while
the newest events of both are the same. Only a desk that came with its newest events (`desks.access.member_for`) is
remembered; for any other, everything is read anew.
"""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from upheld.desks.models import Desk

# Newest events by which a desk is known not to have changed. One of them alone would hide an event of a lower number
# whose transaction took longer.
EVENTS_COMPARED = 32
# Of one desk, by one process; some of it is kept for each person who looks.
THINGS_KEPT = 2_000

Found = TypeVar("Found")
_kept: dict[int, tuple[tuple[int, ...], dict[Hashable, Any]]] = {}


def remembered(desk: Desk, what: Hashable, read: Callable[[], Found]) -> Found:
    """Return what `read` returns, or returned since the desk's set-up last changed.

    `what` names the thing, and whoever it is for. What is returned must not be changed.
    """
    events = desk.newest_of_setup
    if events is None:
        return read()
    stood, things = _kept.get(desk.pk, ((), {}))
    if stood != events or len(things) >= THINGS_KEPT:
        things = {}
        _kept[desk.pk] = (events, things)
    if what not in things:
        things[what] = read()
    found: Found = things[what]
    return found


def forget() -> None:
    """Keep nothing."""
    _kept.clear()
