"""The slow, obvious reading of a calendar: walk the minutes one by one and look at the wall clock each time.

It shares nothing with the shipped arithmetic but the calendar's terms: no table, no search, no fold flags.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from servicelevel.calendars.support_hours import Window

MINUTE = timedelta(minutes=1)
_NAIVE_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  a reading of the wall clock, not an instant


def _label(at: datetime, zone: tzinfo) -> int:
    """Return what the wall clock shows at `at`, in minutes since its own 1 January 1970."""
    return (at.astimezone(zone).replace(tzinfo=None) - _NAIVE_EPOCH) // MINUTE


def _label_of(on: date, minutes: int) -> int:
    return (on - date(1970, 1, 1)).days * 1440 + minutes


class MinuteWalk:
    """A calendar walked minute by minute over a few days around an instant."""

    def __init__(
        self, *, zone: ZoneInfo | timezone, windows: dict[date, tuple[Window, ...]], start: datetime, days: int
    ) -> None:
        """Walk `days` days from two days before `start`; `windows` are those that open on each date."""
        first = start.astimezone(UTC) - timedelta(days=2)
        first -= timedelta(seconds=first.second, microseconds=first.microsecond)
        self.minutes = [first + MINUTE * i for i in range(days * 1440)]
        self.labels = [_label(minute, zone) for minute in self.minutes]
        self._seen: dict[int, list[int]] = {}
        for index, label in enumerate(self.labels):
            self._seen.setdefault(label, []).append(index)
        self.working = {on: self._spans(on, windows[on]) for on in sorted(windows)}
        self.working = {on: spans for on, spans in self.working.items() if spans}
        self.open = [False] * len(self.minutes)
        for spans in self.working.values():
            for begin, end in spans:
                self.open[begin:end] = [True] * (end - begin)

    def _spans(self, on: date, windows: tuple[Window, ...]) -> list[tuple[int, int]]:
        midnight = _label_of(on, 0)
        if not any(midnight <= label < midnight + 1440 for label in self._seen):
            return []  # a date that never was, or lies outside the walk
        found = [
            (self.index(_label_of(on, w.opens), last=False), self.index(_label_of(on, w.closes), last=True))
            for w in windows
        ]
        known = [(begin, end) for begin, end in found if begin is not None and end is not None]
        return sorted((begin, end) for begin, end in known if begin < end)

    def index(self, label: int, *, last: bool) -> int | None:
        """Return the index of the minute at which the wall clock shows `label`, by the stated rules."""
        if label in self._seen:
            return self._seen[label][-1 if last else 0]
        for index in range(1, len(self.labels)):
            gap = self.labels[index] - self.labels[index - 1] - 1
            if gap > 0 and self.labels[index - 1] < label < self.labels[index]:
                return self._seen[label + gap][0]
        return None

    def at(self, instant: datetime) -> int:
        """Return the index of the minute `instant`."""
        return (instant - self.minutes[0]) // MINUTE

    def add(self, start: datetime, minutes: int) -> datetime | None:
        """Return the end of the minute in which the last of `minutes` open minutes passes; None beyond the walk."""
        for index in range(self.at(start), len(self.minutes)):
            minutes -= self.open[index]
            if minutes == 0:
                return self.minutes[index] + MINUTE
        return None

    def between(self, start: datetime, end: datetime) -> int:
        """Return the open minutes from `start` to `end`."""
        return sum(self.open[self.at(start) : self.at(end)])

    def business_days(self, start: datetime, days: int) -> datetime | None:
        """Return the end of `days` business days by the rule "same time"; None beyond the walk."""
        begin = next((i for i in range(self.at(start), len(self.minutes)) if self.open[i]), None)
        if begin is None:
            return None
        order = list(self.working)
        on = [day for day in order if self.working[day][0][0] <= begin][-1]
        opening = self.working[on][0][0] == begin
        position = order.index(on) + days - opening
        if position >= len(order):
            return None
        target = self.working[order[position]]
        if opening:
            return self.minutes[max(end for _, end in target)]
        shown = self.labels[begin] - _label_of(on, 0)
        wanted = self.index(_label_of(order[position], 0) + shown, last=False)
        return None if wanted is None else self.minutes[_kept(wanted, target)]


def _kept(wanted: int, spans: list[tuple[int, int]]) -> int:
    begun = [(begin, end) for begin, end in spans if begin <= wanted]
    if not begun:
        return spans[0][0]
    return min(wanted, begun[-1][1])


def dates_around(start: datetime, days: int) -> Iterator[date]:
    """Yield the dates of a walk."""
    first = start.date() - timedelta(days=2)
    return (first + timedelta(days=i) for i in range(days))
