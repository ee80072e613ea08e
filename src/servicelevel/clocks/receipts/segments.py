"""Stretches as the segments that count, the dates a calendar must tell about, and a zone's offsets over them.

Which stretches there are lives in `runs`.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta, tzinfo

from servicelevel.agreement.promising.target import Target
from servicelevel.calendars.business_calendar import BusinessCalendar
from servicelevel.calendars.wall_clock import zone_named
from servicelevel.clocks.receipts.receipt import CalendarCover, Offset, Segment
from servicelevel.instants import Period

# A window over midnight reaches into the next date, and a change of clocks may move that by as much as a day.
_MARGIN = timedelta(days=3)
_STEP = timedelta(days=1)
_SECOND = timedelta(seconds=1)


def zone_of(target: Target) -> tzinfo:
    """Return the zone in which a target is counted: its calendar's, else the agreement's."""
    return zone_named(zone_name_of(target))


def zone_name_of(target: Target) -> str:
    """Return the name of that zone."""
    return target.calendar.zone if target.calendar else target.zone


def segments_of(stretches: Iterable[tuple[datetime, datetime]], *, target: Target) -> tuple[Segment, ...]:
    """Return what counts of `stretches`, in the target's own kind of time."""
    zone = zone_of(target)
    periods = (period for start, end in stretches for period in _counting(start, end, target=target))
    return tuple(
        Segment(start=period.start, end=period.end, on=period.start.astimezone(zone).date())
        for period in periods
        if period.end is not None
    )


def _counting(start: datetime, end: datetime, *, target: Target) -> tuple[Period, ...]:
    if target.time_kind == "elapsed" or target.calendar is None:
        return (Period(start=start, end=end),)
    return target.calendar.open_segments(start, end)


def cover_of(calendar: BusinessCalendar, *, start: datetime, end: datetime) -> CalendarCover:
    """Return what `calendar` says of every date on which something between two instants may depend."""
    first, last = ((start - _MARGIN).astimezone(calendar.tz).date(), (end + _MARGIN).astimezone(calendar.tz).date())

    def within(on: date) -> bool:
        return first <= on <= last

    years = range(first.year, last.year + 1)
    return CalendarCover(
        first=first,
        last=last,
        holidays=tuple(day for year in years for day in calendar.holidays_in(year) if within(day.on)),
        closures=tuple(sorted((on, why) for on, why in calendar.closures.items() if within(on))),
        extra=tuple(sorted((on, windows) for on, windows in calendar.extra.items() if within(on))),
    )


def offsets_of(zone: tzinfo, *, start: datetime, end: datetime) -> tuple[Offset, ...]:
    """Return the zone's offset at `start`, and each change of it up to `end`, to the second.

    Limits: of two changes within one day, which no zone has had, both might be overlooked.
    """
    found = [Offset(since=start, offset=_offset(start, zone))]
    low = start
    while low < end:
        high = min(low + _STEP, end)
        if _offset(high, zone) != found[-1].offset:
            changed = _change_between(low, high, zone)
            found.append(Offset(since=changed, offset=_offset(changed, zone)))
        low = high
    return tuple(found)


def _change_between(low: datetime, high: datetime, zone: tzinfo) -> datetime:
    """Return the first whole second with the offset of `high`; clocks are changed at whole seconds."""
    before, first = _offset(low, zone), low.replace(microsecond=0)
    same, changed = 0, -((first - high) // _SECOND)
    while changed - same > 1:
        middle = (same + changed) // 2
        if _offset(first + middle * _SECOND, zone) == before:
            same = middle
        else:
            changed = middle
    return first + changed * _SECOND


def _offset(at: datetime, zone: tzinfo) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta()
