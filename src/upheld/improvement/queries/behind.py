"""The tickets behind a number, newest day first: a page is found by the days that the rollups name, never by a search.

A number that is rare has few days, one that is common fills a page from its first; either way a page reads a few days.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from upheld.desks.models import Desk
from upheld.improvement.queries import behind_days, behind_tickets
from upheld.improvement.queries.days import Days
from upheld.improvement.queries.number import Number

PAGE_SIZE = 30


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """After which ticket of which day a page begins."""

    day: date
    ticket: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """One page of the tickets behind a number, and where the next begins; None when this is the last."""

    tickets: tuple[int, ...]
    next_place: Place | None


def behind(desk: Desk, number: Number, *, after: Place | None = None, size: int = PAGE_SIZE) -> Found:
    """Return the keys of one page of at most `size` tickets, each once: those of the newest day first."""
    found: list[Place] = []
    for day in _days(desk, number, after=after, size=size):
        last = after.ticket if after is not None and after.day == day else None
        found += _on(desk, number, day, last=last, limit=size + 1 - len(found))
        if len(found) > size:
            break
    shown = found[:size]
    return Found(
        tickets=tuple(dict.fromkeys(one.ticket for one in shown)),
        next_place=shown[-1] if len(found) > size else None,
    )


def _days(desk: Desk, number: Number, *, after: Place | None, size: int) -> Iterator[date]:
    last = min(number.days.last, after.day) if after else number.days.last
    if last < number.days.first:
        return iter(())
    # Every day holds a ticket at least, but those of the first may all have been shown.
    return iter(behind_days.newest(desk, number, Days(first=number.days.first, last=last), limit=size + 2))


def _on(desk: Desk, number: Number, day: date, *, last: int | None, limit: int) -> list[Place]:
    tickets = behind_tickets.on(desk, number, Days(first=day, last=day))
    if last is not None:
        tickets = tickets.filter(behind__lt=last)
    keys = tickets.values_list("behind", flat=True).distinct().order_by("-behind")[:limit]
    return [Place(day=day, ticket=key) for key in keys]
