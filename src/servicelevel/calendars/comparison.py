"""What differs between two calendars: the stretches in which one gives support and the other does not.

Who is affected by that lives in `clocks.recount`.
"""

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise

from servicelevel.calendars.business_calendar import BusinessCalendar
from servicelevel.instants import Period


def hours_changed(
    before: BusinessCalendar, after: BusinessCalendar, *, start: datetime, end: datetime
) -> tuple[Period, ...]:
    """Return, in order, the stretches of [start, end) in which exactly one of two calendars is open.

    A forgotten holiday gives the windows of that day; two calendars that are open at the same instants give nothing,
    however differently they are written.
    Instants: aware, any zone; the answer is in UTC.
    """
    return tuple(
        Period(start=first, end=last)
        for first, last in pairwise(_edges(before, after, start=start, end=end))
        if before.is_open(first) is not after.is_open(first)
    )


def _edges(before: BusinessCalendar, after: BusinessCalendar, *, start: datetime, end: datetime) -> Iterator[datetime]:
    """Yield every instant at which either opens or closes; between two of them nothing changes."""
    segments = (segment for calendar in (before, after) for segment in calendar.open_segments(start, end))
    edges = {edge for segment in segments for edge in (segment.start, segment.end or end)}
    yield from sorted(edges)
