"""Reading calendars: weekly hours, holidays, closures and extra hours.

What they mean lives in `calendars`.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise

from servicelevel.agreement.faults import FaultLog
from servicelevel.agreement.reading.amounts import NotAnAmount, read_time
from servicelevel.agreement.reading.dates import DATE_FORM, NotADate, read_date
from servicelevel.agreement.reading.fields import Fields, named, named_records
from servicelevel.agreement.reading.holidays import NotAHoliday, read_holiday
from servicelevel.agreement.reading.shapes import TEXT, YES_NO, may, must, shape
from servicelevel.agreement.written import Node, Text
from servicelevel.agreement.zones import zone_meant
from servicelevel.calendars.business_calendar import BusinessCalendar
from servicelevel.calendars.holidays import HolidayRule, UnknownCountry
from servicelevel.calendars.support_hours import (
    MINUTES_A_DAY,
    WEEKDAYS,
    ImpossibleHours,
    SupportHours,
    Window,
)
from servicelevel.calendars.wall_clock import UnknownZone, zone_named
from servicelevel.decisions.clause import Clause

CALENDAR = shape(
    must("label", TEXT, "what people call its hours, as in office hours"),
    may("main", YES_NO, "whether it is the one that counts where a rule names none", "false"),
    may("zone", "a place's zone, as in Europe/Paris, or UTC-05:00", "whose clock it keeps", "the agreement's zone"),
    may("always_open", YES_NO, "whether it never closes; it then has no week and no holidays", "false"),
    may("week", "each day, or stretch of days, with its hours, as in 09:00-12:00, 13:00-17:00", "the hours of a week"),
    may("holidays", "a list of holidays", "days off, by rule, by country or by date"),
    may("closures", "a list of closures", "single days off"),
    may("extra", "a list of extra hours", "hours on single dates, added to the week's, on days off too"),
    may("note", TEXT, "what is said of the closed hours"),
)
HOLIDAY = shape(
    may("name", TEXT, "what the day is called", "of a country: Public holidays of it"),
    may("rule", "25 December, last Monday of May, 2 days before Easter, Easter, or 2026-08-03", "which day it is"),
    may(
        "observed",
        "own date, sunday to monday or nearest weekday",
        "when it is kept if it falls on a weekend",
        "own date",
    ),
    may("country", "two capital letters, as in FR", "the country whose public holidays are kept, instead of a rule"),
    may("subdivision", "a part of the country, as in ENG", "where the holidays differ within it"),
)
CLOSURE = shape(must("on", "a date", "which day"), must("why", TEXT, "what customers are told"))
EXTRA = shape(
    must("on", "a date", "which day"),
    must("hours", "hours, as in 10:00-12:00", "when it is open then"),
    may("why", TEXT, "the reason"),
)
_CLOSED = SupportHours(days=((),) * 7)
_ANY_YEAR = 2026


def read_calendars(node: Node, clause: Clause, log: FaultLog, *, zone: str) -> Iterator[tuple[BusinessCalendar, bool]]:
    """Yield each calendar at `node`, and whether it is the main one; `zone` is the agreement's."""
    for name, fields in named_records(node, "calendar", clause, log, CALENDAR):
        yield _read_calendar(name, fields, zone=zone), fields.flag("main")


def _read_calendar(name: str, fields: Fields, *, zone: str) -> BusinessCalendar:
    always_open = fields.flag("always_open")
    if always_open and (fields.has("week") or fields.has("holidays")):
        fields.fault("a calendar that is always open has neither a week nor holidays", fix="Remove one of the two.")
    if not always_open and not fields.has("week"):
        fields.fault("a calendar needs its week", fix="Write week, or always_open: true.")
    return BusinessCalendar(
        name=name,
        label=fields.text("label", name),
        zone=_zone(fields, zone),
        hours=_week(fields),
        always_open=always_open,
        holidays=tuple(_holidays(fields)),
        closures=_closures(fields),
        extra=_extra(fields),
        note=fields.optional_text("note"),
    )


def _zone(fields: Fields, default: str) -> str:
    given = fields.text("zone", default)
    try:
        zone_named(given)
    except UnknownZone as error:
        fields.fault(str(error), at=fields.values.get("zone"), fix=zone_meant(given))
        return "UTC"
    return given


def _week(fields: Fields) -> SupportHours:
    node = fields.values.get("week")
    if node is None:
        return _CLOSED
    days: list[tuple[Window, ...]] = [()] * 7
    stated: set[int] = set()
    for key, value in named(node, "a week", fields.clause, fields.log):
        windows = read_windows(value, fields)
        for weekday in _weekdays(key, fields):
            if weekday in stated:
                message = f"the hours of {WEEKDAYS[weekday]} are stated twice"
                fields.fault(message, at=key, fix="State each day once; write several windows with commas.")
            stated.add(weekday)
            days[weekday] = windows
    try:
        return SupportHours(days=tuple(days))
    except ImpossibleHours as error:
        fields.fault(str(error), at=node, fix="Write the windows of a day one after the other.")
        return _CLOSED


def _weekdays(key: Text, fields: Fields) -> Iterator[int]:
    for part in key.value.lower().split(","):
        first, _, last = (word.strip() for word in part.partition(" to "))
        if first not in WEEKDAYS or (last and last not in WEEKDAYS):
            fix = "Write a day, as in saturday, or a stretch of them, as in monday to friday."
            fields.fault(f"{part.strip()!r} is not a day of the week", at=key, fix=fix)
            continue
        start, end = WEEKDAYS.index(first), WEEKDAYS.index(last or first)
        yield from (day % 7 for day in range(start, (end if end >= start else end + 7) + 1))


def read_windows(node: Node, fields: Fields) -> tuple[Window, ...]:
    """Return the windows at `node`, as in "09:00-12:30, 13:30-18:00"; none for "closed"."""
    if not isinstance(node, Text):
        fields.fault("hours must be text", at=node, fix="Write them as in 09:00-12:30, 13:30-18:00.")
        return ()
    if node.value.strip().lower() == "closed":
        return ()
    windows = [_window(part.strip(), node, fields) for part in node.value.split(",")]
    return tuple(sorted(window for window in windows if window is not None))


def _window(text: str, node: Text, fields: Fields) -> Window | None:
    first, _, last = (word.strip() for word in text.replace("–", "-").partition("-"))
    try:
        opens, closes = read_time(first), read_time(last, closing=True)
        # Hours that end before they begin end on the next day.
        return Window(opens=opens, closes=closes if closes > opens else closes + MINUTES_A_DAY)
    except (NotAnAmount, ImpossibleHours) as error:
        fields.fault(str(error), at=node, fix="Write hours as in 09:00-18:00, 22:00-06:00 or closed.")
        return None


def _holidays(fields: Fields) -> Iterator[HolidayRule]:
    for given in fields.records("holidays", "a holiday", HOLIDAY):
        try:
            rule = read_holiday(given)
            rule.in_year(_ANY_YEAR)
            yield rule
        except (NotAHoliday, UnknownCountry) as error:
            given.fault(str(error))


def _closures(fields: Fields) -> dict[date, str]:
    """Read the single days off; a day that is closed for two reasons keeps both."""
    reasons: dict[date, list[str]] = {}
    for given in fields.records("closures", "a closure", CLOSURE):
        if (on := _date(given)) is not None and (why := given.text("why")) not in reasons.setdefault(on, []):
            reasons[on].append(why)
    return {on: "; ".join(said) for on, said in reasons.items()}


def _extra(fields: Fields) -> dict[date, tuple[Window, ...]]:
    extra: dict[date, tuple[Window, ...]] = {}
    places: dict[date, Fields] = {}
    for given in fields.records("extra", "extra hours", EXTRA):
        on = _date(given)
        if on is None or not given.has("hours"):
            continue
        if on in extra:
            fix = "State each day once; write several windows with commas."
            given.fault(f"the extra hours of {on} are stated twice", at=given.values["on"], fix=fix)
        extra[on], places[on] = read_windows(given.values["hours"], given), given
    _refuse_overlaps(extra, places)
    return extra


def _refuse_overlaps(extra: Mapping[date, tuple[Window, ...]], places: Mapping[date, Fields]) -> None:
    """Note a fault where a window begins before the one before it ends, be it that of the night before."""
    stated = ((on, window) for on, windows in extra.items() for window in windows)
    opened = sorted((on.toordinal() * MINUTES_A_DAY + window.opens, on, window) for on, window in stated)
    for (start, _, earlier), (opens, on, later) in pairwise(opened):
        if opens < start + earlier.closes - earlier.opens:
            fix = "Write the windows one after the other."
            places[on].fault(f"the extra hours {earlier} and {later} overlap", at=places[on].values["hours"], fix=fix)


def _date(fields: Fields) -> date | None:
    if not fields.has("on"):
        return None
    try:
        return read_date(fields.text("on"))
    except NotADate as error:
        fields.fault(str(error), at=fields.values["on"], fix=DATE_FORM)
        return None
