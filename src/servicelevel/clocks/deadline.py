"""Deadlines of a running clock: counting a target from another origin, and adding in its own kind of time.

When an amount falls due without pauses lives in `agreement.promising.counting`; pauses live in `tally`.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from servicelevel.agreement.promising.counting import counting_starts, falls_due, time_given
from servicelevel.agreement.promising.target import Target
from servicelevel.agreement.promising.warnings import warn_after
from servicelevel.agreement.terms import Amount
from servicelevel.calendars.business_calendar import BusinessCalendar
from servicelevel.calendars.support_time import add_support_time

_NOTHING = timedelta()


def counted_from(target: Target, *, origin: datetime) -> Target:
    """Return `target` counted from `origin` instead of its receipt; its reasons are still those of the receipt."""
    starts = counting_starts(origin, counted=target.counted, calendar=target.calendar, from_opening=target.from_opening)
    amount = Amount(
        counted=target.counted,
        quantity=target.amount,
        by=target.by,
        text=target.text,
        day_rule=target.day_rule,
        words=target.amount_words,
    )
    due = falls_due(starts, amount=amount, calendar=target.calendar, zone=target.zone)
    given = time_given(starts, due, counted=target.counted, calendar=target.calendar)
    return replace(target, starts_at=starts, due=due, given=given, warn_after=warn_after(given, target.warn_shares))


def due_after(start: datetime, amount: timedelta, *, calendar: BusinessCalendar | None) -> datetime:
    """Return when `amount` more of support time on `calendar`, or else of elapsed time, has passed since `start`.

    It is `start` itself if `amount` is negative.
    """
    if amount < _NOTHING:
        return start
    return start + amount if calendar is None else add_support_time(start, amount, calendar=calendar)


def time_on(target: Target, start: datetime, amount: timedelta) -> datetime:
    """Return when `amount` more of the target's own kind of time has passed since `start`."""
    return due_after(start, amount, calendar=target.used_on)


def time_used(target: Target, start: datetime, end: datetime) -> timedelta:
    """Return the time from `start` to `end` in the target's own kind of time, at least nothing."""
    if end <= start:
        return _NOTHING
    return time_given(start, end, counted=target.counted, calendar=target.calendar)
