"""How many tickets the views of a rail hold, remembered until something happens on the desk; counting is `rail`'s.

A change on a desk is followed by every open page of it asking anew, and nearly all of their counts are the same. How a
view is counted stays the same for longer still, but for the hour.
"""

import threading
from collections import OrderedDict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from upheld.tickets.queries.views.rail import Statement, Views, capped, counted, counts
from upheld.tickets.queries.views.saved import names_whoever_looks
from upheld.tickets.queries.views.view import QueueView

# Nothing is written when an hour comes, but a view of what is past due holds more: a count stands no longer than this.
STANDS_FOR_S = 5
COUNTS_KEPT = 10_000  # by one process; about 3 MB

STATEMENTS_KEPT = 2_000  # by one process; about 2 MB
AT = object()  # stands for the present among the values of a statement
_STATEMENTS: dict[Hashable, Statement] = {}

# What was recorded last on a desk, as a request for one of its pages found it, before it counted.
Events = tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Counted:
    """A count, and what it stands on."""

    count: int
    # The stretch of STANDS_FOR_S in which it was counted.
    stretch: int
    events: Events


class Memory:
    """Counts of views; the same for all threads of a process."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, Counted] = OrderedDict()
        self._lock = threading.Lock()

    def known(self, keys: Iterable[Hashable], *, stretch: int) -> dict[Hashable, Counted]:
        """Return what is remembered from this stretch of time."""
        with self._lock:
            found = {key: self._kept[key] for key in keys if key in self._kept}
        return {key: counted for key, counted in found.items() if counted.stretch == stretch}

    def keep(self, counted: Mapping[Hashable, Counted]) -> None:
        """Keep counts, and forget the ones that were counted longest ago beyond COUNTS_KEPT."""
        with self._lock:
            for key, count in counted.items():
                self._kept[key] = count
                self._kept.move_to_end(key)
            while len(self._kept) > COUNTS_KEPT:
                self._kept.popitem(last=False)

    def forget(self) -> None:
        """Keep nothing."""
        with self._lock:
            self._kept.clear()


MEMORY = Memory()


def counts_that_stand(views: Views) -> dict[str, int]:
    """Return how many tickets each view holds that a rail names; one query, or none where all are remembered.

    As everything (`desks.memory`), only those of a desk are that came with its newest events.
    """
    events = views.looker.desk.newest_events
    if events is None:
        return counts(views.named)
    stretch = _stretch(views.looker.at)
    keys = {view.key: _key(view, views) for view in views.named}
    known = MEMORY.known(keys.values(), stretch=stretch)
    standing = {key: known[one].count for key, one in keys.items() if one in known and known[one].events == events}
    missing = [view for view in views.named if view.key not in standing]
    fresh = counted({view.key: _statement(view, keys[view.key], at=views.looker.at) for view in missing})
    MEMORY.keep({keys[key]: Counted(count=count, stretch=stretch, events=events) for key, count in fresh.items()})
    return standing | fresh


def _statement(view: QueueView, key: Hashable, *, at: datetime) -> Statement:
    """Return how a view is counted; written anew only where it reckons with hours other than the present."""
    known = _STATEMENTS.get(key)
    if known is not None:
        text, values = known
        return text, [at if value is AT else value for value in values]
    text, named = capped(view)
    marked = [AT if value == at else value for value in named]
    if not any(isinstance(value, datetime) for value in marked):
        if len(_STATEMENTS) >= STATEMENTS_KEPT:
            _STATEMENTS.clear()
        _STATEMENTS[key] = text, marked
    return text, named


def _stretch(at: datetime) -> int:
    return int(at.timestamp()) // STANDS_FOR_S


def _key(view: QueueView, views: Views) -> Hashable:
    """Return all that decides what a view selects but for the hour; most hold the same for everyone on a desk."""
    looker, saved = views.looker, view.saved
    personal = view.key == "mine" if saved is None else names_whoever_looks(saved)
    whose = (looker.user_id, looker.team_ids) if personal else ()
    how = (saved.order, repr(saved.conditions)) if saved else views.version
    return looker.desk.pk, view.key, how, whose
