"""Words for durations, instants and shares, as a customer reads them.

Sentences about particular terms live with those terms.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, tzinfo

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def duration_words(length: timedelta) -> str:
    """Return a length as in "46 h 38 min"; rounded down to the minute, in seconds under one."""
    seconds = int(abs(length).total_seconds())
    hours, minutes = seconds // 3600, seconds // 60 % 60
    if not hours and not minutes:
        return f"{seconds} s"
    parts = [f"{hours} h"] * bool(hours) + [f"{minutes} min"] * bool(minutes)
    return " ".join(parts)


def instant_words(at: datetime, *, zone: tzinfo) -> str:
    """Return an instant on the wall clock of `zone`, as in "Friday 16 July 2027 at 10:07"; seconds are left out."""
    local = at.astimezone(UTC).astimezone(zone)
    return f"{date_words(local.date())} at {local.hour:02}:{local.minute:02}"


def date_words(on: date) -> str:
    """Return a day as in "Friday 16 July 2027"."""
    return f"{_WEEKDAYS[on.weekday()]} {on.day} {_MONTHS[on.month - 1]} {on.year}"


def listing(items: Iterable[str], *, last: str = "and") -> str:
    """Return items as a phrase: "a", "a and b", "a, b and c"."""
    known = list(items)
    if len(known) < 2:
        return "".join(known)
    return f"{', '.join(known[:-1])} {last} {known[-1]}"


def counted_words(count: int, singular: str, plural: str | None = None) -> str:
    """Return a count with its noun, as in "1 hour" and "3 hours"."""
    return f"{count} {singular if count == 1 else plural or singular + 's'}"


def weekday_name(weekday: int) -> str:
    """Return the English name of a weekday, 0 being Monday."""
    return _WEEKDAYS[weekday]


def month_name(month: int) -> str:
    """Return the English name of a month, 1 being January."""
    return _MONTHS[month - 1]
