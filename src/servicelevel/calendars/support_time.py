"""Adding and measuring support time and business days by binary search.

What a calendar is lives in `business_calendar`.
"""

from bisect import bisect_left, bisect_right
from datetime import UTC, datetime, timedelta

from servicelevel.calendars.business_calendar import BusinessCalendar
from servicelevel.calendars.compiled import NO_TIME, WorkingDay
from servicelevel.calendars.wall_clock import closing_at, instant_of, wall_time
from servicelevel.instants import BackwardsPeriod, aware


def add_support_time(start: datetime, amount: timedelta, *, calendar: BusinessCalendar) -> datetime:
    """Return the earliest instant by which `amount` of support time has passed since `start`.

    Units: support time; a night or a holiday counts nothing.
    Instants: aware, any zone; the answer is in UTC. Ending exactly at a closing, it is that closing.
    Raises: BackwardsPeriod, if `amount` is negative; NeverOpens.
    Source: agreement language, "What time means".
    """
    if amount <= NO_TIME or calendar.always_open:
        if amount < NO_TIME:
            raise BackwardsPeriod(f"cannot add {amount} of support time")
        return aware(start) + amount
    at = start if start.tzinfo is UTC else aware(start)
    table = calendar.table(at)
    while (goal := table.open_until(at) + amount) > table.prefix[-1]:
        table = calendar.longer_table(at)
    i = bisect_left(table.prefix, goal) - 1
    return table.opens[i] + (goal - table.prefix[i])


def support_time_between(start: datetime, end: datetime, *, calendar: BusinessCalendar) -> timedelta:
    """Return the support time from `start` up to, not including, `end`.

    Units: support time; a night or a holiday counts nothing.
    Instants: aware, any zone; the calendar's own zone decides what a day is.
    Raises: BackwardsPeriod, if `end` is before `start`.
    Source: agreement language, "What time means".
    """
    start, end = aware(start), aware(end)
    if end < start:
        raise BackwardsPeriod(f"{end.isoformat()} is before {start.isoformat()}")
    if calendar.always_open:
        return end - start
    table = calendar.table(end, earliest=start)
    return table.open_until(end) - table.open_until(start)


def add_business_days(start: datetime, days: int, *, calendar: BusinessCalendar) -> datetime:
    """Return the end of `days` business days from `start`, by the rule "same time".

    From an opening, or from outside hours: the closing of the N-th working day, the first being that day.
    From within a day: the same wall-clock time on the N-th working day after it, kept within that day's
    hours; in a break, the end of the window before it. On a calendar that is always open: N calendar days on.
    Raises: BackwardsPeriod, if `days` is not positive; NeverOpens.
    Source: agreement language, "What time means".
    """
    start = _positive(start, days)
    if calendar.always_open:
        return _calendar_days_on(start, days, calendar)
    begin = calendar.next_opening(start)
    day = _day_at(begin, 0, calendar)
    if begin == day.opens:
        return _day_at(begin, days - 1, calendar).closes
    return _same_time(begin, day, _day_at(begin, days, calendar), calendar)


def add_business_days_to_close(start: datetime, days: int, *, calendar: BusinessCalendar) -> datetime:
    """Return the end of `days` business days from `start`, by the rule "end of day".

    The closing of the N-th working day after that of `start`, which is day 0 (outside hours, the next one).
    Raises: BackwardsPeriod, if `days` is not positive; NeverOpens.
    Source: agreement language, "What time means".
    """
    start = _positive(start, days)
    if calendar.always_open:
        local = start.astimezone(calendar.tz)
        return closing_at(local.date(), minutes=(days + 1) * 1440, zone=calendar.tz)
    return _day_at(calendar.next_opening(start), days, calendar).closes


def _positive(start: datetime, days: int) -> datetime:
    if days < 1:
        raise BackwardsPeriod(f"cannot add {days} business days")
    return aware(start)


def _calendar_days_on(start: datetime, days: int, calendar: BusinessCalendar) -> datetime:
    local = start.astimezone(calendar.tz)
    wall = local.replace(tzinfo=None, fold=0) + timedelta(days=days)
    return instant_of(wall, zone=calendar.tz)


def _day_at(begin: datetime, offset: int, calendar: BusinessCalendar) -> WorkingDay:
    """Return the working day that lies `offset` working days after the one whose windows hold `begin`."""
    table = calendar.table(begin)
    while (index := bisect_right(table.day_opens, begin) - 1 + offset) >= len(table.days):
        table = calendar.longer_table(begin)
    return table.days[index]


def _same_time(begin: datetime, day: WorkingDay, target: WorkingDay, calendar: BusinessCalendar) -> datetime:
    wall = begin.astimezone(calendar.tz).replace(tzinfo=None, fold=0)
    # A window over midnight belongs to the day it opens on, so the wall clock may run past 24:00.
    since_midnight = wall - wall_time(day.on, minutes=0)
    wanted = instant_of(wall_time(target.on, minutes=0) + since_midnight, zone=calendar.tz)
    return _kept_within(wanted, target)


def _kept_within(wanted: datetime, day: WorkingDay) -> datetime:
    # Extra hours may overlap the usual ones: the window that lasts longest decides.
    return max((min(wanted, end) for start, end in day.segments if start <= wanted), default=day.opens)
