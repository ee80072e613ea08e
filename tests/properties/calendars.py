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
        calendar = self.calendar
        off = {rule.on for rule in calendar.holidays if isinstance(rule, SingleDate)} | set(calendar.closures)
        dates = [self.night + timedelta(days=days) for days in range(-BEFORE - 1, DAYS - BEFORE + 1)]
        usual = {on: () if on in off else calendar.hours.days[on.weekday()] for on in dates}
        given = {on: windows + calendar.extra.get(on, ()) for on, windows in usual.items()}
        return MinuteWalk(_clock(calendar.zone, self.night), windows=given)


@st.composite
def windows(draw: st.DrawFn, *, overnight: bool) -> tuple[Window, ...]:
    """Return up to three windows of a day, in order, the last perhaps over midnight."""
    edges = sorted(draw(st.lists(st.integers(0, 287), min_size=0, max_size=6, unique=True)))
    found = [Window(opens=a * 5, closes=b * 5) for a, b in zip(edges[::2], edges[1::2], strict=False)]
    if found and overnight and draw(st.booleans()):
        late = found[-1]
        found[-1] = Window(opens=late.opens, closes=1440 + draw(st.integers(0, min(late.opens, 300))))
    return tuple(found)


@st.composite
def cases(draw: st.DrawFn, *, like: Case | None = None) -> Case:
    """Return a random case; `like` another, it is in the same zone and near the same night."""
    zone, night = (like.calendar.zone, like.night) if like else draw(st.sampled_from(NIGHTS))
    hours = SupportHours(days=tuple(draw(windows(overnight=True)) for _ in range(7)))
    near_days = st.integers(-2, 8).map(lambda days: night + timedelta(days=days))
    calendar = BusinessCalendar(
        name="office",
        label="office hours",
        zone=zone,
        hours=hours,
        holidays=tuple(SingleDate(name="Off", on=on) for on in draw(st.lists(near_days, max_size=3, unique=True))),
        closures=dict.fromkeys(draw(st.lists(near_days, max_size=2, unique=True)), "Closed"),
        # Extra hours may overlap the usual ones, and are given on holidays too.
        extra={on: draw(windows(overnight=True)) for on in draw(st.lists(near_days, max_size=2, unique=True))},
    )
    near = datetime(night.year, night.month, night.day, tzinfo=UTC) - timedelta(days=2)
    start = near + timedelta(minutes=draw(st.integers(0, 4 * 1440)))
    return Case(calendar=calendar, start=start, night=night)


@cache
def _clock(zone: str, night: date) -> WallClock:
    first = datetime(night.year, night.month, night.day, tzinfo=UTC) - timedelta(days=BEFORE)
    return WallClock(zone, first=first, days=DAYS)
