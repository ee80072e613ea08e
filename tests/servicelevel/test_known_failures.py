"""Failures that other desks' deadline engines have had, each as a case that this one must get right."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from servicelevel.agreement.terms import Metric
from servicelevel.calendars.support_hours import SupportHours
from servicelevel.calendars.support_time import add_business_days, add_support_time, support_time_between
from servicelevel.clocks.clock import read_clock
from servicelevel.clocks.events import ClockEvent, ClockEventKind, Happening, Stage, events_for
from tests.support.agreements import shipped
from tests.support.calendars import always, calendar, daily, weekdays, window
from tests.support.targets import ELAPSED, target

HOUR = timedelta(hours=1)


def local(zone: str, text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


def test_round_the_clock_is_not_closed_for_a_minute_at_midnight() -> None:
    for open_always in (always(), calendar(daily(("00:00", "24:00")))):
        start = local("Europe/Paris", "2026-11-23T23:58")
        assert add_support_time(start, timedelta(minutes=4), calendar=open_always) == start + timedelta(minutes=4)


def test_a_walk_from_late_saturday_does_not_skip_the_sunday_on_which_clocks_go_forward() -> None:
    start = local("Europe/Paris", "2026-03-28T23:30")
    office = calendar(daily(("09:00", "17:00")))
    assert add_support_time(start, HOUR, calendar=office) == local("Europe/Paris", "2026-03-29T10:00")


def test_the_sunday_on_which_clocks_go_back_is_counted_once() -> None:
    office = calendar(daily(("09:00", "17:00")))
    start, end = local("Europe/Paris", "2026-10-25T00:30"), local("Europe/Paris", "2026-10-26T08:00")
    assert support_time_between(start, end, calendar=office) == HOUR * 8


def test_a_friday_is_not_lost_where_clocks_go_forward_at_midnight() -> None:
    cairo = calendar(daily(("09:00", "17:00")), zone="Africa/Cairo")
    start = local("Africa/Cairo", "2026-04-23T18:00")
    assert add_support_time(start, HOUR, calendar=cairo) == local("Africa/Cairo", "2026-04-24T10:00")


def test_a_closure_longer_than_three_days_does_not_make_a_ticket_due_at_once() -> None:
    off = ("2026-12-24", "2026-12-25", "2026-12-28", "2026-12-29", "2026-12-30", "2026-12-31", "2027-01-01")
    start = local("Europe/Paris", "2026-12-23T17:30")
    assert add_support_time(start, HOUR, calendar=calendar(off=off)) == local("Europe/Paris", "2027-01-04T10:00")


def test_the_second_window_of_a_day_is_not_lost() -> None:
    split = calendar(weekdays(("09:00", "12:00"), ("13:00", "17:00")))
    start = local("Europe/Paris", "2026-11-23T09:00")
    assert add_support_time(start, HOUR * 7, calendar=split) == local("Europe/Paris", "2026-11-23T17:00")


def test_a_window_over_midnight_is_allowed() -> None:
    night = calendar(daily(("22:00", "02:00")))
    start = local("Europe/Paris", "2026-11-23T23:00")
    assert add_support_time(start, HOUR * 4, calendar=night) == local("Europe/Paris", "2026-11-24T23:00")


def test_seconds_are_not_rounded_away() -> None:
    start = local("Europe/Paris", "2026-11-23T10:00:30.000001")
    assert add_support_time(start, timedelta(seconds=30), calendar=calendar()) == start + timedelta(seconds=30)


def test_a_hundred_hours_of_business_time_are_found_without_a_limit_of_thirty_days() -> None:
    one_hour = calendar(SupportHours(days=((window("09:00", "10:00"),), *((),) * 6)))
    start = local("Europe/Paris", "2026-01-05T09:00")
    assert add_support_time(start, HOUR * 100, calendar=one_hour) == local("Europe/Paris", "2027-11-29T10:00")


def test_a_holiday_never_makes_a_ticket_due_sooner() -> None:
    start = local("Europe/Paris", "2026-11-20T16:00")
    plain = add_business_days(start, 3, calendar=calendar())
    with_holiday = add_business_days(start, 3, calendar=calendar(off=("2026-11-23",)))
    assert with_holiday == plain + timedelta(days=1)


def test_a_holiday_over_new_year_is_kept_in_both_years() -> None:
    closures = {date(2026, 12, 31): "Stocktaking", date(2027, 1, 1): "Stocktaking"}
    start = local("Europe/Paris", "2026-12-30T16:30")
    assert add_support_time(start, HOUR, calendar=calendar(closures=closures)) == local(
        "Europe/Paris", "2027-01-04T09:30"
    )


def test_a_reply_after_the_due_is_late_however_rarely_one_polls() -> None:
    received = datetime(2026, 11, 23, 10, tzinfo=UTC)
    events = (
        ClockEvent(kind=ClockEventKind.STARTED, at=received),
        ClockEvent(kind=ClockEventKind.STOPPED, at=received + HOUR * 4 + timedelta(seconds=1)),
    )
    reading = read_clock(events, target=target(ELAPSED, at=received), at=received + HOUR * 100)
    assert (reading.kept, reading.past_due_at) == (False, received + HOUR * 4)


def test_saving_a_paused_ticket_long_after_does_not_fail_it_for_good() -> None:
    received = datetime(2026, 11, 23, 10, tzinfo=UTC)
    events = (
        ClockEvent(kind=ClockEventKind.STARTED, at=received),
        ClockEvent(kind=ClockEventKind.PAUSED, at=received + HOUR, reason="customer"),
    )
    paused = read_clock(events, target=target(ELAPSED, at=received), at=received + HOUR * 500)
    assert (paused.stage, paused.missed, paused.left) == (Stage.PAUSED, False, HOUR * 3)


def test_hours_of_waiting_outside_the_office_are_not_counted_twice() -> None:
    received = local("Europe/Paris", "2026-11-23T10:00")
    events = (
        ClockEvent(kind=ClockEventKind.STARTED, at=received),
        ClockEvent(kind=ClockEventKind.PAUSED, at=local("Europe/Paris", "2026-11-23T16:00"), reason="customer"),
        ClockEvent(kind=ClockEventKind.RESUMED, at=local("Europe/Paris", "2026-11-24T09:30")),
    )
    counted = target("within: 8 business hours", at=received)
    reading = read_clock(events, target=counted, at=local("Europe/Paris", "2026-11-24T10:00"))
    assert reading.due_at == local("Europe/Paris", "2026-11-24T13:30")


def test_a_change_of_status_is_no_first_response() -> None:
    for happening in (Happening.HELD, Happening.HOLD_LIFTED, Happening.RESOLVED):
        assert not events_for(
            happening,
            metric=Metric.RESPONSE_TIME,
            stage=Stage.IN_PROGRESS,
            at=datetime(2026, 11, 23, 10, tzinfo=UTC),
            reason="customer",
            agreement=shipped("intesys"),
        )
