"""Random calendars in the zones where clocks misbehave, near the nights on which they do."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache, cached_property

from hypothesis import strategies as st

from servicelevel.calendars.business_calendar import BusinessCalendar
from servicelevel.calendars.holidays import SingleDate
from servicelevel.calendars.support_hours import SupportHours, Window
from tests.properties.minute_walk import MinuteWalk, WallClock

# A zone, and a date near which its clocks are changed, a day is skipped, or nothing happens at all.
NIGHTS = (
    ("Europe/Paris", date(2026, 3, 29)),
    ("Europe/Paris", date(2026, 10, 25)),
    ("Europe/London", date(2027, 3, 28)),
    ("America/New_York", date(2026, 3, 8)),
    ("America/New_York", date(2026, 11, 1)),
    ("America/Sao_Paulo", date(2018, 11, 4)),
    ("America/Sao_Paulo", date(2019, 2, 17)),
    ("Africa/Cairo", date(2026, 4, 24)),
    ("Asia/Jerusalem", date(2026, 3, 27)),
    ("Asia/Beirut", date(2026, 3, 29)),
    ("Asia/Beirut", date(2026, 10, 25)),
    ("Australia/Lord_Howe", date(2026, 4, 5)),
    ("Australia/Lord_Howe", date(2026, 10, 4)),
    ("Pacific/Apia", date(2011, 12, 30)),
    ("America/St_Johns", date(2026, 11, 1)),
    ("Asia/Kathmandu", date(2026, 6, 15)),
    ("Africa/Johannesburg", date(2026, 12, 26)),
)
BEFORE, DAYS = 5, 15


@dataclass
class Case:
    """A calendar, an instant near an awkward night, and the slow walk over the same."""

    calendar: BusinessCalendar
    start: datetime
    night: date

    @cached_property
    def walk(self) -> MinuteWalk:
        """The slow walk over the same calendar."""
        off = {rule.on for rule in self.calendar.holidays if isinstance(rule, SingleDate)}
        dates = [self.night + timedelta(days=days) for days in range(-BEFORE - 1, DAYS - BEFORE + 1)]
        given = {on: () if on in off else self.calendar.hours.windows_on(on.weekday()) for on in dates}
        return MinuteWalk(_clock(self.calendar.zone, self.night), windows=given)


@st.composite
def windows(draw: st.DrawFn, *, overnight: bool) -> tuple[Window, ...]:
    """Return up to two windows of a day, in order, the last perhaps over midnight."""
    edges = sorted(draw(st.lists(st.integers(0, 287), min_size=0, max_size=4, unique=True)))
    found = [Window(opens=a * 5, closes=b * 5) for a, b in zip(edges[::2], edges[1::2], strict=False)]
    if found and overnight and draw(st.booleans()):
        late = found[-1]
        found[-1] = Window(opens=late.opens, closes=1440 + draw(st.integers(0, min(late.opens, 300))))
    return tuple(found)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Return a random case."""
    zone, night = draw(st.sampled_from(NIGHTS))
    hours = SupportHours(days=tuple(draw(windows(overnight=True)) for _ in range(7)))
    off = draw(st.lists(st.integers(-2, 8), max_size=3, unique=True))
    holidays = tuple(SingleDate(name="Off", on=night + timedelta(days=days)) for days in off)
    calendar = BusinessCalendar(name="office", label="office hours", zone=zone, hours=hours, holidays=holidays)
    near = datetime(night.year, night.month, night.day, tzinfo=UTC) - timedelta(days=2)
    start = near + timedelta(minutes=draw(st.integers(0, 4 * 1440)))
    return Case(calendar=calendar, start=start, night=night)


@cache
def _clock(zone: str, night: date) -> WallClock:
    first = datetime(night.year, night.month, night.day, tzinfo=UTC) - timedelta(days=BEFORE)
    return WallClock(zone, first=first, days=DAYS)
