"""When an amount of time falls due, and measuring in a target's own kind of time.

Choosing the amount lives in `promise`; pauses live in `clock`.
"""

from datetime import datetime, time, timedelta
from fractions import Fraction

from servicelevel.agreement.terms import Amount, Counted, DayRule
from servicelevel.calendars.business_calendar import BusinessCalendar
from servicelevel.calendars.support_time import (
    add_business_days,
    add_business_days_to_close,
    add_support_time,
    support_time_between,
)
from servicelevel.calendars.wall_clock import instant_of, zone_named
from servicelevel.clocks.target import Target
from servicelevel.instants import aware, from_microseconds


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


def falls_due(
    starts: datetime, *, amount: Amount, calendar: BusinessCalendar | None, zone: str
) -> datetime | None:
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
    for days in (0, 1):
        due = from_microseconds(instant_of(midnight + timedelta(days=days, minutes=minutes), zone=there))
        if due > starts:
            return due
    return due


def recount(target: Target, *, origin: datetime) -> tuple[datetime, datetime | None]:
    """Return when `target` begins and falls due if it is counted from `origin` instead of its receipt."""
    if origin == target.received_at:
        return target.starts_at, target.due
    starts = counting_starts(
        origin, counted=target.counted, calendar=target.calendar, from_opening=target.from_opening
    )
    amount = Amount(
        counted=target.counted,
        quantity=target.amount,
        by=target.by,
        text=target.text,
        day_rule=target.day_rule,
        words=target.amount_words,
    )
    return starts, falls_due(starts, amount=amount, calendar=target.calendar, zone=target.zone)


def time_used(target: Target, start: datetime, end: datetime) -> timedelta:
    """Return the time from `start` to `end` in the target's own kind of time, at least nothing."""
    if end <= start:
        return timedelta()
    if target.time_kind == "elapsed" or target.calendar is None:
        return end - start
    return support_time_between(start, end, calendar=target.calendar)


def time_on(target: Target, start: datetime, amount: timedelta) -> datetime:
    """Return the instant at which `amount` more of the target's own kind of time has passed since `start`."""
    amount = max(amount, timedelta())
    if target.time_kind == "elapsed" or target.calendar is None:
        return start + amount
    return add_support_time(start, amount, calendar=target.calendar)


def share_of(total: timedelta, share: Fraction) -> timedelta:
    """Return `share` of `total`, rounded down to the microsecond."""
    return timedelta(microseconds=int(total / timedelta(microseconds=1) * share))
