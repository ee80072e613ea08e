"""Drawing support hours, holidays and exceptions."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from servicelevel.agreement.drawing.drawer import Drawer, Drawn, capital
from servicelevel.agreement.page_nodes import DayHours, FactsList, HolidayRow, HolidayTable, HoursChart
from servicelevel.calendars.business_calendar import BusinessCalendar, NeverOpens
from servicelevel.calendars.holidays import HolidayRule, PublicHolidays, holidays_in
from servicelevel.calendars.support_hours import Window
from servicelevel.decisions.explain import listing, weekday_name


def calendars(drawer: Drawer) -> Drawn:
    """Draw each calendar's week, exceptions and holidays."""
    clauses = drawer.agreement.calendar_clauses
    known = [c for name, c in drawer.agreement.calendars.items() if clauses[name] == drawer.clause]
    return tuple(node for calendar in known for node in _calendar(calendar, drawer))


def _calendar(calendar: BusinessCalendar, drawer: Drawer) -> Iterator[HoursChart | HolidayTable | FactsList]:
    planned = drawer.agreement.maintenance
    awaited = planned is None or planned.calendar != calendar.name
    yield HoursChart(
        name=calendar.name,
        label=calendar.label,
        zone=calendar.zone,
        always_open=calendar.always_open,
        open_now=calendar.is_open(drawer.at) if awaited else None,
        changes_at=_changes_at(calendar, drawer.at) if awaited else None,
        days=() if calendar.always_open else tuple(_day(calendar, weekday) for weekday in range(7)),
        note=calendar.note,
    )
    if calendar.holidays:
        yield _holidays(calendar, drawer)
    if exceptions := tuple(_exceptions(calendar)):
        yield FactsList(title="Exceptions", pairs=exceptions)


def _changes_at(calendar: BusinessCalendar, at: datetime) -> datetime | None:
    try:
        return calendar.next_closing(at) if calendar.is_open(at) else calendar.next_opening(at)
    except NeverOpens:
        return None


def _holidays(calendar: BusinessCalendar, drawer: Drawer) -> HolidayTable:
    on = drawer.at.astimezone(calendar.tz).date()
    rows = [row for rule in calendar.holidays for row in _holiday_rows(rule, on=on)]
    caption = f"Days without {calendar.label}"
    if all(isinstance(rule, PublicHolidays) for rule in calendar.holidays):
        caption = f"{capital(listing(rule.name for rule in calendar.holidays))}, without {calendar.label}"
        rows = [replace(row, rule="") for row in rows]
    return HolidayTable(caption=caption, rows=tuple(sorted(rows, key=lambda row: row.next_on or date.max)))


def _day(calendar: BusinessCalendar, weekday: int) -> DayHours:
    windows = calendar.hours.windows_on(weekday)
    return DayHours(
        day=weekday_name(weekday),
        windows=tuple((window.opens, window.closes) for window in windows),
        words=_windows_words(windows),
    )


def _windows_words(windows: tuple[Window, ...]) -> str:
    return listing(str(window) for window in windows) or "closed"


def _holiday_rows(rule: HolidayRule, *, on: date) -> Iterator[HolidayRow]:
    coming = [h for year in (on.year, on.year + 1) for h in holidays_in(year, rules=(rule,)) if h.on >= on]
    if not isinstance(rule, PublicHolidays):
        yield HolidayRow(name=rule.name, rule=rule.words, next_on=coming[0].on if coming else None)
        return
    for holiday in coming:
        if holiday.on < on + timedelta(days=365):
            yield HolidayRow(name=holiday.name, rule=rule.name, next_on=holiday.on)


def _exceptions(calendar: BusinessCalendar) -> Iterator[tuple[str, str]]:
    for on, why in sorted(calendar.closures.items()):
        yield on.isoformat(), f"closed: {why}"
    for on, windows in sorted(calendar.extra.items()):
        yield on.isoformat(), f"also open {_windows_words(windows)}"
