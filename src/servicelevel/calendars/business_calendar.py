"""The business calendar: support hours less holidays, plus exceptions, in a named zone.

Adding time lives in `support_time`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cache

from servicelevel.calendars.compiled import Compiled, Segment, WorkingDay, compile_days
from servicelevel.calendars.holidays import Holiday, HolidayRule, holidays_in
from servicelevel.calendars.support_hours import SupportHours, Window
from servicelevel.calendars.wall_clock import closing_at, exists, opening_at, steady_offsets, zone_named
from servicelevel.instants import FIRST_YEAR, LAST_YEAR, InstantOutOfRange, Period, aware

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
    # the holidays of the years asked about so far: working them out costs more than compiling the year
    _kept: dict[int, tuple[Holiday, ...]] = field(default_factory=dict, repr=False)

    @property
    def tz(self) -> tzinfo:
        """The zone in which days are days."""
        return zone_named(self.zone)

    def is_open(self, at: datetime) -> bool:
        """Say whether support is given at `at`."""
        at = aware(at)
        return self.always_open or self.table(at).is_open(at)

    def next_opening(self, at: datetime) -> datetime:
        """Return `at` in UTC if open then, else the next opening.

        Raises: NeverOpens.
        """
        at = aware(at)
        if self.always_open:
            return at
        table = self.table(at)
        i = table.segment_at(at)
        if i >= 0 and at < table.closes[i]:
            return at
        while i + 1 >= len(table.opens):
            table = self.longer_table(at)
            i = table.segment_at(at)
        return table.opens[i + 1]

    def next_closing(self, at: datetime) -> datetime | None:
        """Return the first closing after `at`; None if it never closes.

        Raises: NeverOpens.
        """
        if self.always_open:
            return None
        start = self.next_opening(at)
        table = self.table(start)
        return table.closes[table.segment_at(start)]

    def open_segments(self, start: datetime, end: datetime) -> tuple[Period, ...]:
        """Return the open stretches within [start, end), clipped to it."""
        start, end = aware(start), aware(end)
        if self.always_open:
            return (Period(start=start, end=end),) if start < end else ()
        table = self.table(end, earliest=start)
        first, last = max(table.segment_at(start), 0), table.segment_at(end)
        clipped = ((max(table.opens[i], start), min(table.closes[i], end)) for i in range(first, last + 1))
        return tuple(Period(start=a, end=b) for a, b in clipped if a < b)

    def holidays_in(self, year: int) -> tuple[Holiday, ...]:
        """Return the holidays of `year`, by date."""
        if year not in self._kept:
            self._kept[year] = holidays_in(year, rules=self.holidays)
        return self._kept[year]

    def table(self, at: datetime, *, earliest: datetime | None = None) -> Compiled:
        """Return the compiled table around `at`, and from `earliest` on; both in UTC.

        Raises: InstantOutOfRange.
        """
        if self._compiled:
            held = self._compiled[0]
            if held.safe_from <= (earliest or at) and at < held.safe_until:
                return held
        return self._compile(aware(earliest or at).year - 1, aware(at).year + _AHEAD)

    def longer_table(self, at: datetime) -> Compiled:
        """Return a table around `at` that is twice as long as the one at hand.

        Raises: InstantOutOfRange; NeverOpens, when no more years are kept.
        """
        held = self.table(at)
        if held.last_year > LAST_YEAR or self._never_opens:
            raise NeverOpens(f"{self.label} ({self.name}) do not open again before {LAST_YEAR + 2}")
        return self._compile(held.first_year, 2 * held.last_year - held.first_year + 1)

    def _compile(self, first: int, last: int) -> Compiled:
        """Replace the table by one for these years and those it had."""
        if self._compiled:
            held = self._compiled[0]
            first, last = min(first, held.first_year), max(last, held.last_year)
        first, last = max(first, FIRST_YEAR), min(last, LAST_YEAR + _AHEAD)
        self._compiled[:] = [compile_days(self._working_days(first, last), first_year=first, last_year=last)]
        return self._compiled[0]

    @property
    def _never_opens(self) -> bool:
        return self.hours.never_open and not self.extra

    def _working_days(self, first_year: int, last_year: int) -> Iterator[WorkingDay]:
        zone = self.tz
        closed = {holiday.on for year in range(first_year, last_year + 1) for holiday in self.holidays_in(year)}
        for on, offset in steady_offsets(date(first_year, 1, 1), date(last_year, 12, 31), zone=zone):
            windows = self.windows_on(on, closed=on in closed)
            if segments := _segments(on, windows, zone=zone, offset=offset) if windows else ():
                yield WorkingDay(on=on, segments=segments)

    def windows_on(self, on: date, *, closed: bool) -> tuple[Window, ...]:
        """Return the windows that open on the date `on`; `closed` says that it is a holiday."""
        usual = () if closed or on in self.closures else self.hours.windows_on(on.weekday())
        extra = self.extra.get(on)
        return tuple(sorted(usual + extra)) if extra else usual


def _segments(on: date, windows: tuple[Window, ...], *, zone: tzinfo, offset: timedelta | None) -> tuple[Segment, ...]:
    """Return the windows of a date as instants; `offset` is that of the zone, None where its clocks are changed."""
    if offset is None:
        return tuple(sorted(_segments_near_a_change(on, windows, zone=zone)))
    midnight = datetime(on.year, on.month, on.day, tzinfo=UTC) - offset
    return tuple([(midnight + _after(window.opens), midnight + _after(window.closes)) for window in windows])


@cache
def _after(minutes: int) -> timedelta:
    return timedelta(0, minutes * 60)


def _segments_near_a_change(on: date, windows: tuple[Window, ...], *, zone: tzinfo) -> Iterator[Segment]:
    if exists(on, zone=zone):
        for window in windows:
            start = opening_at(on, minutes=window.opens, zone=zone)
            end = closing_at(on, minutes=window.closes, zone=zone)
            if start < end:
                yield start, end
