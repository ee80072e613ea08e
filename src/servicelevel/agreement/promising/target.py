"""A target: one promise as it applies to one ticket.

Choosing it lives in `promise`, counting it in `counting`.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

from servicelevel.agreement.terms import Clause, Counted, DayRule, Metric, Strength
from servicelevel.calendars.business_calendar import BusinessCalendar
from servicelevel.decisions.decision import Reason

DEFAULT_WARNING = Fraction(3, 4)


def calendar_used(counted: Counted, calendar: BusinessCalendar | None) -> BusinessCalendar | None:
    """Return the calendar on which time is used up; None for elapsed time, and where support is always given."""
    if counted is Counted.ELAPSED or calendar is None or calendar.always_open:
        return None
    return calendar


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """What a clock counts: one applicable promise for one ticket."""

    metric: Metric
    # what the amount is counted in; nothing is counted if `text` is given
    counted: Counted
    # seconds of elapsed or support time, or business days; 0 if `text` or `by` is given
    amount: int
    # as the agreement words it: "2 business hours"
    amount_words: str
    # what support time and business days are counted on; None for elapsed time from receipt
    calendar: BusinessCalendar | None
    calendar_name: str | None
    # counted from the next opening of `calendar` if received while it is closed
    from_opening: bool
    strength: Strength
    clause: Clause
    # when it falls due without pauses; None if it is not a number
    due: datetime | None
    # a promise that is not a number: "Future release"
    text: str | None
    # what fulfils a promise in words: "release" or "decision"
    fulfilled_by: str | None = None
    # when counting begins
    starts_at: datetime
    # how much time it gives, in its own kind of time; nothing for a promise in words
    given: timedelta
    # when the ticket was received
    received_at: datetime
    # shares of the target at which to warn, rising
    warn_shares: tuple[Fraction, ...] = (DEFAULT_WARNING,)
    # how much of it is used up then
    warn_after: tuple[timedelta, ...]
    # a wall-clock time in minutes after midnight, for "by 08:00"
    by: int | None = None
    day_rule: DayRule = DayRule.SAME_TIME
    # the zone in which `by` is read
    zone: str
    # the derivation of `due`, step by step
    because: tuple[Reason, ...]

    @property
    def used_on(self) -> BusinessCalendar | None:
        """The calendar on which its time is used up; None for elapsed time, and where support is always given."""
        return calendar_used(self.counted, self.calendar)

    @property
    def time_kind(self) -> str:
        """Which kind of time is used up: "support" or "elapsed"."""
        return "elapsed" if self.used_on is None else "support"
