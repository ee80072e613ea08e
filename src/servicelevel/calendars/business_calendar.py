"""The business calendar: support hours less holidays, plus exceptions, in a named zone.

Adding time lives in `support_time`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo

from servicelevel.calendars.compiled import Compiled, Segment, WorkingDay, compile_days
from servicelevel.calendars.holidays import Holiday, HolidayRule, holidays_in
from servicelevel.calendars.support_hours import SupportHours, Window
from servicelevel.calendars.wall_clock import closing_at, exists, opening_at, zone_named
from servicelevel.instants import (
    FIRST_YEAR,
    LAST_YEAR,
    InstantOutOfRange,
    Period,
    aware,
    from_microseconds,
    to_microseconds,
)

# Years compiled beyond the one that was asked for, so that most questions compile once.
_AHEAD = 1


class NeverOpens(InstantOutOfRange):
    """A calendar that does not open again in the years that are kept."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class BusinessCalendar:
    """When support is given.

    Intervals are half-open: at its closing a calendar is closed. A window belongs to the day on which
    it opens, so a holiday closes the windows that open on it and leaves the night before alone.
    """

    # key in the agreement, as in "office"
    name: str
    # as people call it, as in "office hours"
    label: str
    # IANA name
    zone: str
    hours: SupportHours
    # open at every instant; hours, holidays and exceptions are then empty
    always_open: bool = False
    holidays: tuple[HolidayRule, ...] = ()
    # one-off closures: date → why
    closures: Mapping[date, str] = field(default_factory=dict)
    # one-off extra hours: date → windows, added to what the week says, and given on holidays too
    extra: Mapping[date, tuple[Window, ...]] = field(default_factory=dict)
    # what is said of its closed hours, as in "closed, except for emergencies"
    note: str | None = None
    # the table compiled so far: one element, replaced as a whole when more years are asked for
    _compiled: list[Compiled] = field(default_factory=list, repr=False)

    @property
    def tz(self) -> tzinfo:
        """The zone in which days are days."""
        return zone_named(self.zone)

    def is_open(self, at: datetime) -> bool:
        """Say whether support is given at `at`."""
        instant = to_microseconds(at)
        return self.always_open or self.table(instant).is_open(instant)

    def next_opening(self, at: datetime) -> datetime:
        """Return `at` in UTC if open then, else the next opening.

        Raises: NeverOpens.
        """
        if self.always_open:
            return aware(at)
        return from_microseconds(self.opening_from(to_microseconds(at)))

    def next_closing(self, at: datetime) -> datetime | None:
        """Return the first closing after `at`; None if it never closes.

        Raises: NeverOpens.
        """
        if self.always_open:
            return None
        start = self.opening_from(to_microseconds(at))
        table = self.table(start)
        return from_microseconds(table.closes[table.segment_at(start)])

    def open_segments(self, start: datetime, end: datetime) -> tuple[Period, ...]:
        """Return the open stretches within [start, end), clipped to it."""
        start, end = aware(start), aware(end)
        if self.always_open:
            return (Period(start=start, end=end),) if start < end else ()
        low, high = to_microseconds(start), to_microseconds(end)
        table = self.table(high, earliest=low)
        first, last = max(table.segment_at(low), 0), table.segment_at(high)
        clipped = ((max(table.opens[i], low), min(table.closes[i], high)) for i in range(first, last + 1))
        return tuple(Period(start=from_microseconds(a), end=from_microseconds(b)) for a, b in clipped if a < b)

    def opening_from(self, at: int) -> int:
        """Return `at` if open then, else the next opening; both in microseconds from the epoch.

        Raises: NeverOpens.
        """
        table = self.table(at)
        i = table.segment_at(at)
        if i >= 0 and at < table.closes[i]:
            return at
        while i + 1 >= len(table.opens):
            table = self.table(at, longer=True)
            i = table.segment_at(at)
        return table.opens[i + 1]

    def holidays_in(self, year: int) -> tuple[Holiday, ...]:
        """Return the holidays of `year`, by date."""
        return holidays_in(year, rules=self.holidays)

    def table(self, at: int, *, earliest: int | None = None, longer: bool = False) -> Compiled:
        """Return the compiled table around `at`, and from `earliest` on; `longer` asks for more years.

        Units: microseconds from the epoch.
        Raises: InstantOutOfRange; NeverOpens, when no more years are kept.
        """
        if self._compiled and not longer:
            held = self._compiled[0]
            if held.safe_from <= (at if earliest is None else earliest) and at < held.safe_until:
                return held
        first, last = self._years(at, at if earliest is None else earliest, longer=longer)
        self._compiled[:] = [compile_days(self._working_days(first, last), first_year=first, last_year=last)]
        return self._compiled[0]

    def _years(self, at: int, earliest: int, *, longer: bool) -> tuple[int, int]:
        first = aware(from_microseconds(earliest)).year - 1
        last = aware(from_microseconds(at)).year + _AHEAD
        if self._compiled:
            held = self._compiled[0]
            span = held.last_year - held.first_year + 1 if longer else 0
            first, last = min(first, held.first_year), max(last, held.last_year + span)
            if longer and (held.last_year > LAST_YEAR or self._never_opens):
                raise NeverOpens(f"{self.label} ({self.name}) do not open again before {LAST_YEAR + 2}")
        return max(first, FIRST_YEAR), min(last, LAST_YEAR + _AHEAD)

    @property
    def _never_opens(self) -> bool:
        return self.hours.never_open and not self.extra

    def _working_days(self, first_year: int, last_year: int) -> Iterator[WorkingDay]:
        zone = self.tz
        for year in range(first_year, last_year + 1):
            closed = {holiday.on for holiday in self.holidays_in(year)}
            for on in _dates_of(year):
                if segments := tuple(sorted(_segments(on, self.windows_on(on, closed=on in closed), zone))):
                    yield WorkingDay(on=on, segments=segments)

    def windows_on(self, on: date, *, closed: bool) -> tuple[Window, ...]:
        """Return the windows that open on the date `on`; `closed` says that it is a holiday."""
        usual = () if closed else self.hours.windows_on(on.weekday())
        if on in self.closures:
            usual = ()
        return tuple(sorted(usual + self.extra.get(on, ())))


def _dates_of(year: int) -> Iterator[date]:
    on = date(year, 1, 1)
    while on.year == year:
        yield on
        on += timedelta(days=1)


def _segments(on: date, windows: tuple[Window, ...], zone: tzinfo) -> Iterator[Segment]:
    if not windows or not exists(on, zone=zone):
        return
    for window in windows:
        start = opening_at(on, minutes=window.opens, zone=zone)
        end = closing_at(on, minutes=window.closes, zone=zone)
        if start < end:
            yield start, end
