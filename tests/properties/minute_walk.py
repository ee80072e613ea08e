"""The slow, obvious reading of a calendar: walk the minutes one by one and look at the wall clock each time.

It shares nothing with the shipped arithmetic but the calendar's terms: no table, no search, no fold flags.
"""

from datetime import date, datetime, timedelta, tzinfo
from itertools import pairwise
from zoneinfo import ZoneInfo

from servicelevel.calendars.support_hours import Window

MINUTE = timedelta(minutes=1)
_NAIVE_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  a reading of the wall clock, not an instant


def _label(at: datetime, zone: tzinfo) -> int:
    """Return what the wall clock shows at `at`, in minutes since its own 1 January 1970."""
    return (at.astimezone(zone).replace(tzinfo=None) - _NAIVE_EPOCH) // MINUTE


def _label_of(on: date, minutes: int) -> int:
    return (on - date(1970, 1, 1)).days * 1440 + minutes


class WallClock:
    """What the wall clock of a zone shows at each minute of some days."""

    def __init__(self, zone: str, *, first: datetime, days: int) -> None:
        """Look at the clock at every minute of `days` days from `first`."""
        there = ZoneInfo(zone)
        self.minutes = [first + MINUTE * i for i in range(days * 1440)]
        self.labels = [_label(minute, there) for minute in self.minutes]
        self.seen: dict[int, list[int]] = {}
        for index, label in enumerate(self.labels):
            self.seen.setdefault(label, []).append(index)
        steps = enumerate(pairwise(self.labels), start=1)
        self.gaps = [(index, before, after) for index, (before, after) in steps if after > before + 1]


class MinuteWalk:
    """A calendar walked minute by minute."""

    def __init__(self, clock: WallClock, *, windows: dict[date, tuple[Window, ...]]) -> None:
        """Walk along `clock`; `windows` are those that open on each date."""
        self.minutes, self.labels = clock.minutes, clock.labels
        self._seen, self._gaps = clock.seen, clock.gaps
        self.working = {on: self._spans(on, windows[on]) for on in sorted(windows)}
        self.working = {on: spans for on, spans in self.working.items() if spans}
        self.open = [False] * len(self.minutes)
        for spans in self.working.values():
            for begin, end in spans:
                self.open[begin:end] = [True] * (end - begin)

    def _spans(self, on: date, windows: tuple[Window, ...]) -> list[tuple[int, int]]:
        midnight = _label_of(on, 0)
        if not any(label in self._seen for label in range(midnight, midnight + 1440)):
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
        for _, before, after in self._gaps:
            if before < label < after:
                return self._seen[label + after - before - 1][0]
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

    def business_days_to_close(self, start: datetime, days: int) -> datetime | None:
        """Return the end of `days` business days by the rule "end of day"; None beyond the walk."""
        begin = next((i for i in range(self.at(start), len(self.minutes)) if self.open[i]), None)
        if begin is None:
            return None
        order = list(self.working)
        on = [day for day in order if self.working[day][0][0] <= begin][-1]
        position = order.index(on) + days
        return None if position >= len(order) else self.minutes[max(end for _, end in self.working[order[position]])]


def _kept(wanted: int, spans: list[tuple[int, int]]) -> int:
    # Any minute at which a window is open, or just closes; the last of them that is not later than what is wanted.
    within = {minute for begin, end in spans for minute in range(begin, end + 1)}
    return max((minute for minute in within if minute <= wanted), default=spans[0][0])
