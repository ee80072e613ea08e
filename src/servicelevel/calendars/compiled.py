"""A calendar compiled for a range of years: sorted UTC segments with prefix sums, and its working days.

What the hours mean lives in `business_calendar`; arithmetic over the segments lives in `support_time`.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

# An opening and a closing, in UTC.
Segment = tuple[datetime, datetime]
NO_TIME = timedelta()


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkingDay:
    """A date with at least one window; its windows may run into the next date."""

    on: date
    # in order
    segments: tuple[Segment, ...]

    @property
    def opens(self) -> datetime:
        """The first opening."""
        return self.segments[0][0]

    @property
    def closes(self) -> datetime:
        """The last closing."""
        return max(end for _, end in self.segments)


@dataclass(frozen=True, kw_only=True, slots=True)
class Compiled:
    """Open time as an immutable table; all instants are in UTC.

    They are kept as datetimes and durations, which Python compares and adds as quickly as numbers: turning one into a
    count of microseconds, and back, would cost more than the search.
    """

    # first and last year compiled
    first_year: int
    last_year: int
    # the instants, half-open, that have at least a whole compiled year on either side
    safe_from: datetime
    safe_until: datetime
    opens: tuple[datetime, ...]
    closes: tuple[datetime, ...]
    # open time before each segment; one longer than the segments
    prefix: tuple[timedelta, ...]
    days: tuple[WorkingDay, ...]
    # opening of each working day, for binary search
    day_opens: tuple[datetime, ...]

    def segment_at(self, at: datetime) -> int:
        """Return the index of the last segment that opens at or before `at`; -1 if none does."""
        return bisect_right(self.opens, at) - 1

    def is_open(self, at: datetime) -> bool:
        """Say whether `at` lies in a segment."""
        i = self.segment_at(at)
        return i >= 0 and at < self.closes[i]

    def open_until(self, at: datetime) -> timedelta:
        """Return the open time from the start of the table to `at`."""
        i = bisect_right(self.opens, at)
        if i == 0:
            return NO_TIME
        if at >= self.closes[i - 1]:
            return self.prefix[i]
        return self.prefix[i - 1] + (at - self.opens[i - 1])


def compile_days(days: Iterable[WorkingDay], *, first_year: int, last_year: int) -> Compiled:
    """Return the table of `days`, which are in order; touching and overlapping segments are joined."""
    known = tuple(days)
    joined = _join(segment for day in known for segment in day.segments)
    prefix = [NO_TIME]
    for start, end in joined:
        prefix.append(prefix[-1] + (end - start))
    return Compiled(
        first_year=first_year,
        last_year=last_year,
        safe_from=_new_year(first_year + 1),
        safe_until=_new_year(last_year),
        opens=tuple(start for start, _ in joined),
        closes=tuple(end for _, end in joined),
        prefix=tuple(prefix),
        days=known,
        day_opens=tuple(day.opens for day in known),
    )


def _new_year(year: int) -> datetime:
    return datetime(year, 1, 1, tzinfo=UTC)


def _join(segments: Iterable[Segment]) -> list[Segment]:
    joined: list[Segment] = []
    for start, end in sorted(segments):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
