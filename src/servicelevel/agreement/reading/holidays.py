"""Reading holidays: "25 December", "last Monday of May", "2 days before Easter", a date, or a country's."""

import re

from servicelevel.agreement.reading.dates import NotADate, read_date
from servicelevel.agreement.reading.fields import Fields
from servicelevel.calendars.holidays import (
    AroundEaster,
    HolidayRule,
    NthWeekday,
    Observed,
    PublicHolidays,
    SingleDate,
    YearlyDate,
)
from servicelevel.calendars.support_hours import WEEKDAYS
from servicelevel.decisions.explain import month_name

_MONTHS = tuple(month_name(month).lower() for month in range(1, 13))
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
_NTH_WEEKDAY = re.compile(r"(\w+) (\w+) of (\w+)")
_DAY_MONTH = re.compile(r"([0-9]{1,2}) (\w+)")
_EASTER = re.compile(r"([0-9]{1,3}) days? (before|after) easter")
_COUNTRY = re.compile(r"[A-Z]{2}")
_MOST_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FORMS = "25 December, last Monday of May, 2 days before Easter, Easter, or 2026-08-03"


class NotAHoliday(ValueError):
    """A holiday that cannot be read; the message names what would be right."""


def read_holiday(fields: Fields) -> HolidayRule:
    """Return the holiday, or the holidays of a country, that `fields` states.

    Raises: NotAHoliday.
    """
    if fields.has("country"):
        return _country(fields)
    name, rule = fields.optional_text("name"), fields.optional_text("rule")
    if name is None or rule is None:
        raise NotAHoliday("a holiday needs a name and a rule, or a country")
    observed = Observed(fields.choice("observed", tuple(Observed)))
    found = _dated(name, rule, observed) or _moving(name, rule.lower())
    if found is None:
        raise NotAHoliday(f"{rule!r} is not a rule for a day; write {_FORMS}")
    return found


def _country(fields: Fields) -> PublicHolidays:
    country, part = fields.text("country"), fields.optional_text("subdivision")
    if not _COUNTRY.fullmatch(country):
        raise NotAHoliday(f"no holidays are known for {country!r}; write two capital letters, as in FR")
    default = f"Public holidays of {country}" + (f", {part}" if part else "")
    return PublicHolidays(
        name=fields.text("name", default),
        country=country,
        subdivision=part,
        observed=_substitutes(fields),
    )


def _substitutes(fields: Fields) -> bool:
    """Return whether the substitute days that the country's law names are kept; they are, unless it says false."""
    return not fields.has("observed") or fields.flag("observed")


def _dated(name: str, rule: str, observed: Observed) -> HolidayRule | None:
    if found := _DAY_MONTH.fullmatch(rule.lower()):
        day, month = int(found[1]), found[2]
        if month in _MONTHS and 1 <= day <= _MOST_DAYS[_MONTHS.index(month)]:
            return YearlyDate(name=name, month=_MONTHS.index(month) + 1, day=day, observed=observed)
        return None
    try:
        return SingleDate(name=name, on=read_date(rule))
    except NotADate:
        return None


def _moving(name: str, rule: str) -> HolidayRule | None:
    if rule in ("easter", "easter sunday"):
        return AroundEaster(name=name, days_after=0)
    if found := _EASTER.fullmatch(rule):
        days = int(found[1])
        return AroundEaster(name=name, days_after=-days if found[2] == "before" else days)
    found = _NTH_WEEKDAY.fullmatch(rule)
    if found and found[1] in _NTH and found[2] in WEEKDAYS and found[3] in _MONTHS:
        return NthWeekday(
            name=name,
            n=_NTH[found[1]],
            weekday=WEEKDAYS.index(found[2]),
            month=_MONTHS.index(found[3]) + 1,
        )
    return None
