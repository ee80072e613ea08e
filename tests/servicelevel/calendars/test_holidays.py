from datetime import date

import pytest

from servicelevel.calendars.holidays import (
    AroundEaster,
    NthWeekday,
    Observed,
    PublicHolidays,
    SingleDate,
    UnknownCountry,
    YearlyDate,
    holidays_in,
)


def days(rule: object, year: int) -> list[str]:
    return [holiday.on.isoformat() for holiday in holidays_in(year, rules=(rule,))]  # type: ignore[arg-type]  # any rule


def test_a_rule_finds_the_nth_weekday_of_every_year() -> None:
    assert days(NthWeekday(name="Memorial Day", month=5, weekday=0, n=-1), 2026) == ["2026-05-25"]
    assert days(NthWeekday(name="Thanksgiving", month=11, weekday=3, n=4), 2027) == ["2027-11-25"]


def test_a_holiday_on_a_weekend_stays_there_unless_it_is_observed() -> None:
    july = YearlyDate(name="Fourth of July", month=7, day=4)
    assert days(july, 2026) == ["2026-07-04"]
    nearest = YearlyDate(name="Fourth of July", month=7, day=4, observed=Observed.NEAREST_WEEKDAY)
    assert days(nearest, 2026) == ["2026-07-03", "2026-07-04"]


def test_a_sunday_may_be_kept_on_the_monday_as_well() -> None:
    youth = YearlyDate(name="Goodwill", month=12, day=26, observed=Observed.SUNDAY_TO_MONDAY)
    assert days(youth, 2027) == ["2027-12-26", "2027-12-27"]


def test_new_year_observed_before_midnight_belongs_to_the_old_year() -> None:
    new_year = YearlyDate(name="New Year", month=1, day=1, observed=Observed.NEAREST_WEEKDAY)
    assert "2021-12-31" in days(new_year, 2021)
    assert days(new_year, 2022) == ["2022-01-01"]


def test_the_twenty_ninth_of_february_is_kept_when_there_is_one() -> None:
    leap = YearlyDate(name="Leap day", month=2, day=29)
    assert (days(leap, 2028), days(leap, 2027)) == (["2028-02-29"], [])


def test_easter_moves_what_hangs_on_it() -> None:
    assert days(AroundEaster(name="Good Friday", days_after=-2), 2027) == ["2027-03-26"]


@pytest.mark.parametrize(
    ("days_after", "words"), [(-2, "2 days before Easter"), (0, "Easter Sunday"), (1, "1 day after Easter")]
)
def test_a_day_around_easter_is_said_by_its_distance(days_after: int, words: str) -> None:
    assert AroundEaster(name="Feast", days_after=days_after).words == words


def test_a_single_date_is_kept_once() -> None:
    assert days(SingleDate(name="Move", on=date(2026, 8, 3)), 2027) == []


@pytest.mark.parametrize(
    ("country", "subdivision", "expected"),
    [
        ("BR", None, "2026-11-20"),
        ("ZA", None, "2026-08-10"),
        ("GB", "ENG", "2026-12-28"),
        ("FR", None, "2026-07-14"),
    ],
)
def test_a_country_keeps_its_holidays_and_their_substitutes(
    country: str, subdivision: str | None, expected: str
) -> None:
    assert expected in days(PublicHolidays(name="Public", country=country, subdivision=subdivision), 2026)


def test_carnival_is_not_a_national_holiday_of_brazil() -> None:
    assert "2027-02-09" not in days(PublicHolidays(name="Public", country="BR"), 2027)


def test_an_unknown_country_is_refused_by_name() -> None:
    with pytest.raises(UnknownCountry, match="XX"):
        days(PublicHolidays(name="Public", country="XX"), 2026)
