"""When an amount of time begins to count and when it falls due.

Choosing the amount lives in `promise`; pauses live in `clocks`.
"""

from datetime import datetime, time, timedelta

from servicelevel.agreement.promising.target import calendar_used
from servicelevel.agreement.terms import Amount, Counted, DayRule
from servicelevel.calendars.business_calendar import BusinessCalendar
from servicelevel.calendars.support_time import (
    add_business_days,
    add_business_days_to_close,
    add_support_time,
    support_time_between,
)
from servicelevel.calendars.wall_clock import instant_of, zone_named
from servicelevel.instants import aware


class NoCalendar(ValueError):
    """Support time or business days without a calendar to count them on."""


def counting_starts(
    received: datetime, *, counted: Counted, calendar: BusinessCalendar | None, from_opening: bool
) -> datetime:
    """Return when counting begins: at receipt, or at the next opening if received while closed.

    Support time and business days always begin at an opening; elapsed time does if `from_opening` says so.
    Source: agreement language, "What time means".
    """
    if calendar is None or (counted is Counted.ELAPSED and not from_opening):
        return aware(received)
    return calendar.next_opening(received)


def falls_due(starts: datetime, *, amount: Amount, calendar: BusinessCalendar | None, zone: str) -> datetime | None:
    """Return when `amount` falls due, counted from `starts`; None for a promise in words.

    `zone` is where "by 08:00" is read.
    Raises: NoCalendar, if it is counted on a calendar and there is none.
    Source: agreement language, "What time means".
    """
    if amount.text is not None:
        return None
    if amount.by is not None:
        return _next_wall_clock(starts, minutes=amount.by, zone=zone)
    return _counted_from(starts, amount=amount, calendar=calendar)


def time_given(
    starts: datetime, due: datetime | None, *, counted: Counted, calendar: BusinessCalendar | None
) -> timedelta:
    """Return how much time a promise gives, in its own kind of time; nothing for a promise in words."""
    if due is None:
        return timedelta()
    used_on = calendar_used(counted, calendar)
    return due - starts if used_on is None else support_time_between(starts, due, calendar=used_on)


def _counted_from(starts: datetime, *, amount: Amount, calendar: BusinessCalendar | None) -> datetime:
    quantity = amount.quantity or 0
    if amount.counted is Counted.ELAPSED:
        return aware(starts) + timedelta(seconds=quantity)
    if calendar is None:
        raise NoCalendar(f"{amount.words} must be counted on a calendar")
    if amount.counted is Counted.SUPPORT:
        return add_support_time(starts, timedelta(seconds=quantity), calendar=calendar)
    if amount.day_rule is DayRule.END_OF_DAY:
        return add_business_days_to_close(starts, quantity, calendar=calendar)
    return add_business_days(starts, quantity, calendar=calendar)


def _next_wall_clock(starts: datetime, *, minutes: int, zone: str) -> datetime:
    """Return the next time the clock in `zone` shows `minutes` after midnight, strictly after `starts`."""
    there = zone_named(zone)
    starts = aware(starts)
    midnight = datetime.combine(starts.astimezone(there).date(), time())
    today = instant_of(midnight + timedelta(minutes=minutes), zone=there)
    return today if today > starts else instant_of(midnight + timedelta(days=1, minutes=minutes), zone=there)
