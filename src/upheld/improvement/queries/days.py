"""A stretch of days on a desk's own wall, and its weeks; what is counted over it is beside this."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from upheld.desks.models import Desk

WEEK = timedelta(days=7)
# As far as what is counted by weeks may reach, so that no page reads without end.
AT_MOST = timedelta(days=53 * 7)


class NotAStretch(ValueError):
    """The days are in the wrong order, or more than can be counted at once."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Days:
    """The days from `first` to `last`, both counted."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise NotAStretch(_("the last day comes before the first"))

    def bounds(self, desk: Desk) -> tuple[datetime, datetime]:
        """Return the instants from which and before which they last, on the desk's wall."""
        zone = ZoneInfo(desk.zone)
        begins = datetime.combine(self.first, time(), tzinfo=zone)
        return begins, datetime.combine(self.last + timedelta(days=1), time(), tzinfo=zone)

    def weeks(self) -> Sequence[date]:
        """Return the Monday of every week of which a day is among them."""
        monday = monday_of(self.first)
        return [monday + WEEK * count for count in range((self.last - monday).days // 7 + 1)]

    def within(self, other: "Days") -> "Days | None":
        """Return the days that both have."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Days(first=first, last=last) if first <= last else None


def countable(first: date, last: date) -> Days:
    """Return a stretch that can be counted at once. Raises: NotAStretch."""
    if last - first > AT_MOST:
        raise NotAStretch(_("at most %(number)s days can be counted at once") % {"number": AT_MOST.days})
    return Days(first=first, last=last)


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def week_of(monday: date) -> Days:
    """Return the days of the week that begins on a Monday."""
    return Days(first=monday, last=monday + timedelta(days=6))


def last_weeks(count: int, *, today: date) -> Days:
    """Return the present week and those before it, `count` in all, up to today."""
    return Days(first=monday_of(today) - WEEK * (count - 1), last=today)
