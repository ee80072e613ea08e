"""Instants and periods: the aware-instant guard, and half-open stretches of time.

Calendars, zones and business hours do not live here.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

FIRST_YEAR = 1970
LAST_YEAR = 2199


class PromiseError(Exception):
    """A question about a promise that cannot be answered; the message says what would be."""


class NaiveInstant(PromiseError):
    """A date and time without a UTC offset: it names no instant."""


class InstantOutOfRange(PromiseError):
    """An instant so far away that no calendar is kept for it."""


class BackwardsPeriod(ValueError):
    """A period that would end before it starts."""


def aware(at: datetime) -> datetime:
    """Return `at` in UTC.

    Raises: NaiveInstant, if `at` has no offset; InstantOutOfRange, outside 1970 to 2199.
    """
    in_utc = at.tzinfo is UTC
    if not in_utc and at.utcoffset() is None:
        said = at.isoformat()
        raise NaiveInstant(f"{said} has no UTC offset; write {said}+00:00 or {said}Z for UTC")
    if not FIRST_YEAR < at.year <= LAST_YEAR:
        raise InstantOutOfRange(f"{at.isoformat()} is outside the years {FIRST_YEAR + 1} to {LAST_YEAR}")
    return at if in_utc else at.astimezone(UTC)


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """A half-open stretch of time, [start, end)."""

    # first instant inside
    start: datetime
    # first instant after; None while it is still open
    end: datetime | None

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise BackwardsPeriod(f"a period cannot end at {self.end} before it starts at {self.start}")

    def __contains__(self, at: datetime) -> bool:
        """Say whether `at` is at or after the start and before the end."""
        return self.start <= at and (self.end is None or at < self.end)
