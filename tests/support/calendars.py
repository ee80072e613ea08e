"""Calendars for tests."""

from datetime import date

from servicelevel.calendars.business_calendar import BusinessCalendar
from servicelevel.calendars.holidays import HolidayRule, SingleDate
from servicelevel.calendars.support_hours import SupportHours, Window


def window(opens: str, closes: str) -> Window:
    """Return the window from HH:MM to HH:MM; over midnight if it ends before it begins."""
    first, last = (int(t[:2]) * 60 + int(t[3:]) for t in (opens, closes))
    return Window(opens=first, closes=last if last > first else last + 1440)


def weekdays(*hours: tuple[str, str], weekend: tuple[Window, ...] = ()) -> SupportHours:
    """Return the same hours from Monday to Friday."""
    day = tuple(window(*one) for one in hours)
    return SupportHours(days=(day,) * 5 + (weekend,) * 2)


def daily(*hours: tuple[str, str]) -> SupportHours:
    """Return the same hours on all seven days."""
    return SupportHours(days=(tuple(window(*one) for one in hours),) * 7)


def calendar(
    hours: SupportHours | None = None,
    *,
    zone: str = "Europe/Paris",
    off: tuple[str, ...] = (),
    rules: tuple[HolidayRule, ...] = (),
    closures: dict[date, str] | None = None,
    extra: dict[date, tuple[Window, ...]] | None = None,
) -> BusinessCalendar:
    """Return a calendar; Monday to Friday from nine to five if no hours are given."""
    single = tuple(SingleDate(name="Day off", on=date.fromisoformat(on)) for on in off)
    return BusinessCalendar(
        name="office",
        label="office hours",
        zone=zone,
        hours=hours or weekdays(("09:00", "17:00")),
        holidays=single + rules,
        closures=closures or {},
        extra=extra or {},
    )


def always(zone: str = "Europe/Paris") -> BusinessCalendar:
    """Return a calendar that never closes."""
    hours = SupportHours(days=((),) * 7)
    return BusinessCalendar(name="always", label="round the clock", zone=zone, hours=hours, always_open=True)
