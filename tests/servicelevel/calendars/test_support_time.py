from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from servicelevel.calendars.business_calendar import NeverOpens
from servicelevel.calendars.holidays import NthWeekday
from servicelevel.calendars.support_hours import SupportHours
from servicelevel.calendars.support_time import (
    add_business_days,
    add_business_days_to_close,
    add_support_time,
    support_time_between,
)
from servicelevel.instants import BackwardsPeriod, NaiveInstant
from tests.support.calendars import always, calendar, daily, weekdays, window

PARIS = ZoneInfo("Europe/Paris")


def paris(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


def due(start: str, spent: float, **more: object) -> datetime:
    return add_support_time(paris(start), timedelta(hours=spent), calendar=calendar(**more))  # type: ignore[arg-type]  # a table of keyword arguments


@pytest.mark.parametrize(
    ("start", "hours", "expected"),
    [
        ("2026-11-20T15:00", 3, "2026-11-23T10:00"),
        ("2026-11-20T14:00", 3, "2026-11-20T17:00"),
        ("2026-11-20T17:00", 1, "2026-11-23T10:00"),
        ("2026-11-23T09:00", 8, "2026-11-23T17:00"),
        ("2026-11-23T09:00", 9, "2026-11-24T10:00"),
        ("2026-11-21T12:00", 2, "2026-11-23T11:00"),
        ("2026-11-23T08:59:59.999999", 1, "2026-11-23T10:00"),
        ("2026-11-23T16:59:59.999999", 1, "2026-11-24T09:59:59.999999"),
        ("2024-02-28T16:00", 10, "2024-03-01T10:00"),
    ],
)
def test_support_time_is_spent_only_while_open(start: str, hours: float, expected: str) -> None:
    assert due(start, hours) == paris(expected)


def test_ending_exactly_at_closing_is_that_closing_and_not_the_next_opening() -> None:
    assert due("2026-11-20T16:00", 1) == paris("2026-11-20T17:00")


def test_nothing_added_is_the_start_even_outside_hours() -> None:
    assert due("2026-11-21T03:00", 0) == paris("2026-11-21T03:00")


def test_a_lunch_break_counts_nothing() -> None:
    split = weekdays(("09:00", "12:00"), ("13:00", "17:00"))
    assert due("2026-11-23T11:30", 1, hours=split) == paris("2026-11-23T13:30")


def test_a_night_shift_counts_across_midnight() -> None:
    night = daily(("22:00", "06:00"))
    assert due("2026-11-23T23:00", 4, hours=night) == paris("2026-11-24T03:00")


def test_a_holiday_closes_the_windows_that_open_on_it_and_not_the_night_before() -> None:
    night = daily(("22:00", "06:00"))
    assert due("2026-11-23T23:00", 8, hours=night, off=("2026-11-24",)) == paris("2026-11-25T23:00")


def test_extra_hours_on_a_holiday_count() -> None:
    extra = {date(2026, 11, 24): (window("10:00", "12:00"),)}
    assert due("2026-11-23T16:00", 2, off=("2026-11-24",), extra=extra) == paris("2026-11-24T11:00")


def test_a_one_off_closure_counts_nothing() -> None:
    assert due("2026-11-23T16:00", 2, closures={date(2026, 11, 24): "Moving"}) == paris("2026-11-25T10:00")


def test_a_holiday_by_rule_is_kept_every_year() -> None:
    memorial = NthWeekday(name="Memorial Day", month=5, weekday=0, n=-1)
    assert due("2027-05-28T16:00", 2, rules=(memorial,)) == paris("2027-06-01T10:00")


def test_a_week_of_day_and_night_joins_at_midnight() -> None:
    whole = weekdays(("00:00", "24:00"))
    assert due("2026-11-23T23:00", 2, hours=whole) == paris("2026-11-24T01:00")


def test_measuring_is_half_open_and_additive() -> None:
    office = calendar()
    whole = support_time_between(paris("2026-11-20T15:00"), paris("2026-11-23T10:00"), calendar=office)
    first = support_time_between(paris("2026-11-20T15:00"), paris("2026-11-20T17:00"), calendar=office)
    second = support_time_between(paris("2026-11-20T17:00"), paris("2026-11-23T10:00"), calendar=office)
    assert (whole, first, second) == (timedelta(hours=3), timedelta(hours=2), timedelta(hours=1))


def test_measuring_backwards_is_refused() -> None:
    with pytest.raises(BackwardsPeriod):
        support_time_between(paris("2026-11-23T10:00"), paris("2026-11-23T09:00"), calendar=calendar())


def test_a_negative_amount_is_refused() -> None:
    with pytest.raises(BackwardsPeriod):
        due("2026-11-23T10:00", -1)


def test_an_instant_without_an_offset_is_refused_by_name() -> None:
    with pytest.raises(NaiveInstant, match="no UTC offset"):
        add_support_time(datetime(2026, 11, 23, 10), timedelta(hours=1), calendar=calendar())  # noqa: DTZ001  the point


def test_a_calendar_that_never_opens_says_so() -> None:
    shut = SupportHours(days=((),) * 7)
    with pytest.raises(NeverOpens):
        due("2026-11-23T10:00", 1, hours=shut)


def test_an_amount_of_ten_years_is_found() -> None:
    # 24 hours of one day a week for ten years and more
    sundays = SupportHours(days=((),) * 6 + ((window("00:00", "24:00"),),))
    far = due("2026-01-04T00:00", 24 * 520, hours=sundays)
    assert far == paris("2035-12-17T00:00")


@pytest.mark.parametrize(
    ("start", "days", "expected"),
    [
        ("2026-11-18T10:00", 5, "2026-11-25T10:00"),
        ("2026-11-21T12:00", 1, "2026-11-23T17:00"),
        ("2026-11-23T09:00", 1, "2026-11-23T17:00"),
        ("2026-11-23T09:00", 3, "2026-11-25T17:00"),
        ("2026-11-23T08:00", 1, "2026-11-23T17:00"),
        ("2026-11-23T17:00", 1, "2026-11-24T17:00"),
        ("2026-11-23T16:59:59", 1, "2026-11-24T16:59:59"),
        ("2026-11-20T09:00:01", 1, "2026-11-23T09:00:01"),
        ("2024-02-28T10:00", 1, "2024-02-29T10:00"),
    ],
)
def test_business_days_end_at_the_same_time_or_at_a_closing(start: str, days: int, expected: str) -> None:
    assert add_business_days(paris(start), days, calendar=calendar()) == paris(expected)


def test_a_business_day_that_ends_in_a_break_ends_before_it() -> None:
    friday = (window("09:00", "12:00"), window("14:00", "17:00"))
    hours = SupportHours(days=((window("09:00", "17:00"),),) * 4 + (friday, (), ()))
    assert add_business_days(paris("2026-11-19T13:00"), 1, calendar=calendar(hours)) == paris("2026-11-20T12:00")


def test_a_business_day_is_kept_within_a_shorter_day() -> None:
    hours = SupportHours(days=((window("09:00", "17:00"),),) * 4 + ((window("10:00", "12:00"),), (), ()))
    short = calendar(hours)
    assert add_business_days(paris("2026-11-19T16:00"), 1, calendar=short) == paris("2026-11-20T12:00")
    assert add_business_days(paris("2026-11-19T09:30"), 1, calendar=short) == paris("2026-11-20T10:00")


def test_a_receipt_in_the_break_begins_after_it_and_is_not_an_opening_of_the_day() -> None:
    split = calendar(weekdays(("09:00", "12:00"), ("13:00", "17:00")))
    assert add_business_days(paris("2026-11-23T12:30"), 1, calendar=split) == paris("2026-11-24T13:00")


def test_a_business_day_of_a_night_shift_belongs_to_the_evening_it_began() -> None:
    night = calendar(daily(("22:00", "06:00")))
    assert add_business_days(paris("2026-11-24T01:00"), 1, calendar=night) == paris("2026-11-25T01:00")


def test_end_of_day_counts_the_day_of_receipt_as_nothing() -> None:
    end = add_business_days_to_close(paris("2026-11-23T09:00"), 1, calendar=calendar())
    assert end == paris("2026-11-24T17:00")


def test_on_an_always_open_calendar_a_business_day_is_a_calendar_day_at_the_same_wall_clock() -> None:
    assert add_business_days(paris("2026-10-24T12:00"), 1, calendar=always()) == paris("2026-10-25T12:00")
    assert add_business_days(paris("2026-03-28T02:30"), 1, calendar=always()) == paris("2026-03-29T03:30")
    first_of_two = add_business_days(paris("2026-10-24T02:30"), 1, calendar=always())
    assert first_of_two.isoformat() == "2026-10-25T00:30:00+00:00"


def test_no_business_days_are_refused() -> None:
    with pytest.raises(BackwardsPeriod):
        add_business_days(paris("2026-11-23T09:00"), 0, calendar=calendar())


def test_on_an_always_open_calendar_time_is_what_the_clock_on_the_wall_counts() -> None:
    start, end = paris("2026-11-21T10:00"), paris("2026-11-23T10:00")
    assert support_time_between(start, end, calendar=always()) == timedelta(hours=48)
    assert add_business_days_to_close(start, 1, calendar=always()) == paris("2026-11-23T00:00")


def test_business_days_beyond_the_years_at_hand_are_found() -> None:
    start = paris("2026-11-23T10:00")
    assert add_business_days(start, 5 * 52 * 8, calendar=calendar()) == paris("2034-11-13T10:00")
