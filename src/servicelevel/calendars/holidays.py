"""Holidays: named days by date, by rule and by country, observed or not.

What a holiday closes lives in `business_calendar`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dateutil.easter import easter
from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE, relativedelta

from servicelevel.decisions.explain import counted_words, month_name, weekday_name

_WEEKDAYS = (MO, TU, WE, TH, FR, SA, SU)
_SATURDAY, _SUNDAY = 5, 6
_NTH = {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}


class UnknownCountry(ValueError):
    """A country or subdivision whose holidays are not known."""


class Observed(StrEnum):
    """When a holiday on a weekend is kept."""

    # on its own date, whatever day that is
    OWN_DATE = "own date"
    # one on a Sunday is kept on the Monday as well
    SUNDAY_TO_MONDAY = "sunday to monday"
    # one on a Saturday is kept on the Friday, one on a Sunday on the Monday
    NEAREST_WEEKDAY = "nearest weekday"


@dataclass(frozen=True, kw_only=True, slots=True)
class Holiday:
    """A day on which a calendar is closed."""

    on: date
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class YearlyDate:
    """The same date every year, as in 4 July."""

    name: str
    month: int
    day: int
    observed: Observed = Observed.OWN_DATE

    @property
    def words(self) -> str:
        """The rule as it is written."""
        return f"{self.day} {month_name(self.month)}"

    def in_year(self, year: int) -> tuple[Holiday, ...]:
        """Return the days of that year on which it is kept; none for 29 February in a common year.

        One observed across New Year belongs to the year in which it is kept.
        """
        own = (self._own_date(near) for near in (year - 1, year, year + 1))
        kept = (on for day in own if day is not None for on in _kept_on(day, self.observed))
        return tuple(Holiday(on=on, name=self.name) for on in kept if on.year == year)

    def _own_date(self, year: int) -> date | None:
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


@dataclass(frozen=True, kw_only=True, slots=True)
class NthWeekday:
    """The n-th weekday of a month, or the last one (n = -1)."""

    name: str
    month: int
    # 0 is Monday
    weekday: int
    # 1 to 4 from the start, -1 the last
    n: int

    @property
    def words(self) -> str:
        """The rule as it is written."""
        return f"{_NTH[self.n]} {weekday_name(self.weekday)} of {month_name(self.month)}"

    def in_year(self, year: int) -> tuple[Holiday, ...]:
        """Return the holiday of that year."""
        day = 31 if self.n < 0 else 1
        on = date(year, self.month, 1) + relativedelta(day=day, weekday=_WEEKDAYS[self.weekday](self.n))
        return (Holiday(on=on, name=self.name),)


@dataclass(frozen=True, kw_only=True, slots=True)
class AroundEaster:
    """A day that moves with the western Easter Sunday."""

    name: str
    # days after Easter Sunday; negative is before
    days_after: int

    @property
    def words(self) -> str:
        """The rule as it is written."""
        if self.days_after == 0:
            return "Easter Sunday"
        side = "after" if self.days_after > 0 else "before"
        return f"{counted_words(abs(self.days_after), 'day')} {side} Easter"

    def in_year(self, year: int) -> tuple[Holiday, ...]:
        """Return the holiday of that year."""
        return (Holiday(on=easter(year) + timedelta(days=self.days_after), name=self.name),)


@dataclass(frozen=True, kw_only=True, slots=True)
class SingleDate:
    """One date and no other."""

    name: str
    on: date

    @property
    def words(self) -> str:
        """The rule as it is written."""
        return f"{self.on.day} {month_name(self.on.month)} {self.on.year}"

    def in_year(self, year: int) -> tuple[Holiday, ...]:
        """Return the holiday, if it lies in that year."""
        return (Holiday(on=self.on, name=self.name),) if self.on.year == year else ()


@dataclass(frozen=True, kw_only=True, slots=True)
class PublicHolidays:
    """The public holidays of a country or a part of it."""

    name: str
    # ISO 3166-1 alpha-2
    country: str
    # part of an ISO 3166-2 code; None for the whole country
    subdivision: str | None = None
    # whether substitute days are kept as the law there says
    observed: bool = True

    def in_year(self, year: int) -> tuple[Holiday, ...]:
        """Return the holidays of that year.

        Raises: UnknownCountry.
        Source: the `holidays` library, which cites the law for each of them.
        """
        from holidays import (
            country_holidays,
        )  # imported late: it costs more than the rest of the core together

        try:
            known = country_holidays(
                self.country,
                subdiv=self.subdivision,
                years=year,
                observed=self.observed,
                expand=False,
                language="en_US",
            )
        except (NotImplementedError, KeyError) as error:
            raise UnknownCountry(f"no holidays are known for {self.country} {self.subdivision or ''}") from error
        return tuple(Holiday(on=on, name=name) for on, name in sorted(known.items()) if on.year == year)


HolidayRule = YearlyDate | NthWeekday | AroundEaster | SingleDate | PublicHolidays


def holidays_in(year: int, *, rules: Iterable[HolidayRule]) -> tuple[Holiday, ...]:
    """Return every holiday that falls in `year`, by date."""
    found = {holiday for rule in rules for holiday in rule.in_year(year)}
    return tuple(sorted(found, key=lambda holiday: (holiday.on, holiday.name)))


def _kept_on(own: date, observed: Observed) -> tuple[date, ...]:
    if observed is not Observed.OWN_DATE and own.weekday() == _SUNDAY:
        return own, own + timedelta(days=1)
    if observed is Observed.NEAREST_WEEKDAY and own.weekday() == _SATURDAY:
        return own, own - timedelta(days=1)
    return (own,)
