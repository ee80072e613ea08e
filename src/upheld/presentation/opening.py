"""Whether a desk is open at this minute, when that changes, and which holidays lie ahead, for a page of customers."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from servicelevel.agreement.terms import Agreement
from servicelevel.calendars.business_calendar import BusinessCalendar
from servicelevel.calendars.holidays import Holiday
from upheld.presentation.hours import WeekChart, hours_words, week_chart
from upheld.presentation.when import words

# How far ahead holidays are named, and how many.
AHEAD = timedelta(days=90)
NAMED = 3
_DAYS = range(7)


@dataclass(frozen=True, kw_only=True, slots=True)
class ComingHoliday:
    """A day on which the desk is closed."""

    name: str
    # such as Thu 26 Nov
    day: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Opening:
    """When support is given: now, next, and in a usual week."""

    open: bool
    # When it closes or opens; None if it never does.
    changes_at: datetime | None
    hours: str
    # Empty where support is given at every hour.
    chart: WeekChart | None
    # As the agreement has it: the wall of these hours.
    zone: str
    holidays: tuple[ComingHoliday, ...]


def opening_of(agreement: Agreement, *, plan: str | None, at: datetime) -> Opening:
    """Return when support is given to whoever has a plan; None stands for the default one."""
    office = agreement.hours_of(plan)
    is_open = office.is_open(at)
    return Opening(
        open=is_open,
        changes_at=office.next_closing(at) if is_open else office.next_opening(at),
        hours=hours_words(office),
        chart=None if office.always_open else _chart(office, at=at),
        zone=office.zone.replace("_", " "),
        holidays=tuple(_coming(one, office) for one in _ahead(office, at=at)),
    )


def _chart(office: BusinessCalendar, *, at: datetime) -> WeekChart:
    week = [[(window.opens, window.closes) for window in office.hours.windows_on(day)] for day in _DAYS]
    return week_chart(week, at=at, zone=office.tz)


def _ahead(office: BusinessCalendar, *, at: datetime) -> list[Holiday]:
    """Return the next days on which the desk would be open, and is not."""
    first, last = at.astimezone(office.tz).date(), (at + AHEAD).astimezone(office.tz).date()
    ruled = [day for year in {first.year, last.year} for day in office.holidays_in(year)]
    closed = [Holiday(on=on, name=why) for on, why in office.closures.items()]
    days = {day.on: day for day in (*closed, *ruled) if first <= day.on <= last and _would_open(office, day)}
    return [days[on] for on in sorted(days)][:NAMED]


def _would_open(office: BusinessCalendar, day: Holiday) -> bool:
    return bool(office.hours.windows_on(day.on.weekday())) and day.on not in office.extra


def _coming(day: Holiday, office: BusinessCalendar) -> ComingHoliday:
    noon = datetime(day.on.year, day.on.month, day.on.day, 12, tzinfo=office.tz)
    return ComingHoliday(name=day.name, day=words(noon, zone=office.tz, at=None, style="day"))
