"""Deadlines of a running clock: counting a target from another origin, and measuring in its own kind of time.

When an amount falls due without pauses lives in `agreement.promising.counting`; pauses live in `tally`.
"""

from datetime import datetime, timedelta
from fractions import Fraction

from servicelevel.agreement.promising.counting import counting_starts, falls_due
from servicelevel.agreement.promising.target import Target
from servicelevel.agreement.terms import Amount, Counted
from servicelevel.calendars.support_time import add_support_time, support_time_between

_NOTHING = timedelta()


def counted_from(target: Target, *, origin: datetime) -> tuple[datetime, datetime | None]:
    """Return when `target` begins and falls due if it is counted from `origin` instead of its receipt."""
    if origin == target.received_at:
        return target.starts_at, target.due
    starts = counting_starts(origin, counted=target.counted, calendar=target.calendar, from_opening=target.from_opening)
    amount = Amount(
        counted=target.counted,
        quantity=target.amount,
        by=target.by,
        text=target.text,
        day_rule=target.day_rule,
        words=target.amount_words,
    )
    return starts, falls_due(starts, amount=amount, calendar=target.calendar, zone=target.zone)


def time_given(target: Target, starts: datetime, due: datetime | None) -> timedelta:
    """Return how much time a target gives, in its own kind of time; nothing for a promise in words."""
    if due is None:
        return _NOTHING
    calendar = target.used_on
    if calendar is None:
        return due - starts
    if target.counted is Counted.SUPPORT:
        return timedelta(0, target.amount)
    return support_time_between(starts, due, calendar=calendar)


def time_on(target: Target, start: datetime, amount: timedelta) -> datetime:
    """Return the instant at which `amount` more of the target's own kind of time has passed since `start`."""
    if amount < _NOTHING:
        amount = _NOTHING
    calendar = target.used_on
    return start + amount if calendar is None else add_support_time(start, amount, calendar=calendar)


def share_of(total: timedelta, share: Fraction) -> timedelta:
    """Return `share` of `total`, rounded down to the microsecond."""
    return total * share.numerator // share.denominator
