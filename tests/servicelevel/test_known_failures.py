"""Failures that other desks' deadline engines have had, each as a case that this one must get right.

The name says what must hold; the docstring, what went wrong elsewhere. Failures of clocks that were stopped, paused or
judged wrongly lie in `test_known_clock_failures`.
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from servicelevel.calendars.holidays import PublicHolidays, YearlyDate
from servicelevel.calendars.support_hours import SupportHours
from servicelevel.calendars.support_time import (
    add_business_days,
    add_business_days_to_close,
    add_support_time,
    support_time_between,
)
from tests.support.calendars import always, calendar, daily, weekdays, window

HOUR = timedelta(hours=1)


def local(zone: str, text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


def test_round_the_clock_is_not_closed_for_a_minute_at_midnight() -> None:
    """A day that could only end at 23:59 left a hole of a minute every night in support round the clock."""
    for open_always in (always(), calendar(daily(("00:00", "24:00")))):
        start = local("Europe/Paris", "2026-11-23T23:58")
        assert add_support_time(start, timedelta(minutes=4), calendar=open_always) == start + timedelta(minutes=4)


def test_a_walk_from_late_saturday_does_not_skip_the_sunday_on_which_clocks_go_forward() -> None:
    """Stepping by 86,400 seconds from 23:30 landed after the 23-hour Sunday, which was never counted."""
    start = local("Europe/Paris", "2026-03-28T23:30")
    office = calendar(daily(("09:00", "17:00")))
    assert add_support_time(start, HOUR, calendar=office) == local("Europe/Paris", "2026-03-29T10:00")


def test_the_sunday_on_which_clocks_go_back_is_counted_once() -> None:
    """Stepping by 86,400 seconds from 00:30 met the 25-hour Sunday twice, and counted it twice."""
    office = calendar(daily(("09:00", "17:00")))
    start, end = local("Europe/Paris", "2026-10-25T00:30"), local("Europe/Paris", "2026-10-26T08:00")
    assert support_time_between(start, end, calendar=office) == HOUR * 8


def test_a_friday_is_not_lost_where_clocks_go_forward_at_midnight() -> None:
    """Where the hour after midnight is missing, the same step went from Thursday to Saturday."""
    cairo = calendar(daily(("09:00", "17:00")), zone="Africa/Cairo")
    start = local("Africa/Cairo", "2026-04-23T18:00")
    assert add_support_time(start, HOUR, calendar=cairo) == local("Africa/Cairo", "2026-04-24T10:00")


def test_a_closure_longer_than_three_days_does_not_make_a_ticket_due_at_once() -> None:
    """A look-ahead of 72 hours that found no opening answered with the start: overdue on arrival."""
    off = ("2026-12-24", "2026-12-25", "2026-12-28", "2026-12-29", "2026-12-30", "2026-12-31", "2027-01-01")
    start = local("Europe/Paris", "2026-12-23T17:30")
    assert add_support_time(start, HOUR, calendar=calendar(off=off)) == local("Europe/Paris", "2027-01-04T10:00")


def test_the_second_window_of_a_day_is_not_lost() -> None:
    """One window a weekday was all there was, so that lunch had to be entered as a holiday."""
    split = calendar(weekdays(("09:00", "12:00"), ("13:00", "17:00")))
    start = local("Europe/Paris", "2026-11-23T09:00")
    assert add_support_time(start, HOUR * 7, calendar=split) == local("Europe/Paris", "2026-11-23T17:00")


def test_a_window_over_midnight_is_allowed() -> None:
    """Night shifts could not be entered: a day's hours had to end before midnight."""
    night = calendar(daily(("22:00", "02:00")))
    start = local("Europe/Paris", "2026-11-23T23:00")
    assert add_support_time(start, HOUR * 4, calendar=night) == local("Europe/Paris", "2026-11-24T23:00")


def test_seconds_are_not_rounded_away() -> None:
    """Pauses were turned into breaks of whole minutes, and lost their seconds."""
    start = local("Europe/Paris", "2026-11-23T10:00:30.000001")
    assert add_support_time(start, timedelta(seconds=30), calendar=calendar()) == start + timedelta(seconds=30)


def test_a_hundred_hours_of_business_time_are_found_without_a_limit_of_thirty_days() -> None:
    """The search stopped after thirty days and answered with minus one."""
    one_hour = calendar(SupportHours(days=((window("09:00", "10:00"),), *((),) * 6)))
    start = local("Europe/Paris", "2026-01-05T09:00")
    assert add_support_time(start, HOUR * 100, calendar=one_hour) == local("Europe/Paris", "2027-11-29T10:00")


def test_a_holiday_never_makes_a_ticket_due_sooner() -> None:
    """Days off shifted the window of escalation the wrong way: tickets escalated earlier."""
    start = local("Europe/Paris", "2026-11-20T16:00")
    plain = add_business_days(start, 3, calendar=calendar())
    with_holiday = add_business_days(start, 3, calendar=calendar(off=("2026-11-23",)))
    assert with_holiday == plain + timedelta(days=1)


def test_a_holiday_over_new_year_is_kept_in_both_years() -> None:
    """A yearly closure that began in December and ended in January matched no date at all."""
    closures = {date(2026, 12, 31): "Stocktaking", date(2027, 1, 1): "Stocktaking"}
    start = local("Europe/Paris", "2026-12-30T16:30")
    assert add_support_time(start, HOUR, calendar=calendar(closures=closures)) == local(
        "Europe/Paris", "2027-01-04T09:30"
    )


def test_hours_may_begin_and_end_at_any_minute() -> None:
    """Hours were a list of whole numbers a day: an office from 08:30 could not be said."""
    office = calendar(weekdays(("08:30", "17:15")))
    start = local("Europe/Paris", "2026-11-20T17:00")
    assert add_support_time(start, HOUR / 2, calendar=office) == local("Europe/Paris", "2026-11-23T08:45")


def test_two_days_a_week_far_apart_are_both_found() -> None:
    """Open on Monday and Thursday only, tickets fell due at once, or outside hours."""
    morning = (window("09:00", "12:00"),)
    sparse = calendar(SupportHours(days=(morning, (), (), morning, (), (), ())))
    start = local("Europe/Paris", "2026-11-24T10:00")
    assert add_support_time(start, HOUR * 4, calendar=sparse) == local("Europe/Paris", "2026-11-30T10:00")


def test_holidays_are_asked_of_the_calendar_that_names_them() -> None:
    """Holidays were looked up under the name of the agreement, not of the list they stood in: none was found."""
    one, other = calendar(off=("2026-11-24",)), calendar(off=("2026-11-25",))
    tuesday = local("Europe/Paris", "2026-11-24T10:00")
    assert (one.is_open(tuesday), other.is_open(tuesday)) == (False, True)
    assert [holiday.on for holiday in one.holidays_in(2026)] == [date(2026, 11, 24)]


def test_overlapping_lists_of_holidays_close_a_day_once() -> None:
    """Holidays that came from a feed as well as by hand were taken off twice."""
    twice = calendar(rules=(PublicHolidays(name="France", country="FR"), YearlyDate(name="Noël", month=12, day=25)))
    start = local("Europe/Paris", "2026-12-24T16:00")
    assert add_support_time(start, HOUR * 2, calendar=twice) == local("Europe/Paris", "2026-12-28T10:00")


def test_an_opening_in_the_hour_that_is_missing_is_neither_an_error_nor_lost() -> None:
    """A local time that does not exist raised an error in the middle of saving a ticket."""
    night = calendar(daily(("02:30", "06:00")))
    start = local("Europe/Paris", "2026-03-28T23:00")
    assert add_support_time(start, HOUR, calendar=night) == local("Europe/Paris", "2026-03-29T04:30")


def test_a_stretch_outside_hours_has_no_negative_time() -> None:
    """Subtracting a day's hours from a start after closing gave a negative time to a resolution."""
    evening, night = local("Europe/Paris", "2026-11-23T19:00"), local("Europe/Paris", "2026-11-23T23:00")
    assert support_time_between(evening, night, calendar=calendar()) == timedelta()


def test_nothing_falls_due_at_midnight_or_at_a_weekend() -> None:
    """Escalations were sent at midnight and on Sundays, for hours in which nobody was promised anything."""
    for hour in range(0, 60, 5):
        start = local("Europe/Paris", "2026-11-20T18:00") + HOUR * hour
        assert add_support_time(start, HOUR, calendar=calendar()) == local("Europe/Paris", "2026-11-23T10:00")


def test_the_zone_is_that_of_the_calendar_and_of_nothing_else() -> None:
    """Dates were compared in the server's own zone, and the zone was changed for the whole process."""
    tokyo, paris = (calendar(zone=zone) for zone in ("Asia/Tokyo", "Europe/Paris"))
    at = datetime(2026, 11, 23, 1, tzinfo=UTC)  # ten in the morning in Tokyo, two at night in Paris
    assert [one.is_open(at) for one in (tokyo, paris, tokyo)] == [True, False, True]


def test_a_promise_in_days_does_not_end_at_midnight() -> None:
    """A promise of days ended at 00:00, hours after everyone had left."""
    start = local("Europe/Paris", "2026-11-20T15:00")
    assert add_business_days(start, 2, calendar=calendar()) == local("Europe/Paris", "2026-11-24T15:00")
    assert add_business_days_to_close(start, 2, calendar=calendar()) == local("Europe/Paris", "2026-11-24T17:00")


def test_ten_thousand_business_hours_are_not_given_up_for_the_wall_clock() -> None:
    """After five seconds of looking hour by hour, an engine gave up and silently used wall time."""
    start = local("Europe/Paris", "2026-11-23T09:00")
    due = add_support_time(start, HOUR * 10_000, calendar=calendar())
    assert support_time_between(start, due, calendar=calendar()) == HOUR * 10_000


def test_a_holiday_closes_one_night_shift_and_not_half_of_two() -> None:
    """A night shift had to be entered as parts of two days, so that a holiday cut two nights in half."""
    night = calendar(daily(("22:00", "02:00")), off=("2026-11-24",))
    assert night.is_open(local("Europe/Paris", "2026-11-24T01:00"))
    assert not night.is_open(local("Europe/Paris", "2026-11-24T23:00"))
    assert not night.is_open(local("Europe/Paris", "2026-11-25T01:00"))


def test_the_repeated_hour_is_counted_for_as_long_as_it_lasts() -> None:
    """Breaks written as HH:MM did not say which of the two hours at the end of summer they meant."""
    night = calendar(daily(("01:00", "04:00")))
    start, end = local("Europe/Paris", "2026-10-25T00:00"), local("Europe/Paris", "2026-10-25T12:00")
    assert support_time_between(start, end, calendar=night) == HOUR * 4
