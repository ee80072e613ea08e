from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from servicelevel.calendars.business_calendar import NeverOpens
from servicelevel.calendars.support_hours import SupportHours
from servicelevel.instants import InstantOutOfRange
from tests.support.calendars import always, calendar, daily, window

PARIS = ZoneInfo("Europe/Paris")


def paris(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


def test_it_is_open_at_its_opening_and_closed_at_its_closing() -> None:
    office = calendar()
    assert office.is_open(paris("2026-11-23T09:00"))
    assert office.is_open(paris("2026-11-23T16:59:59.999999"))
    assert not office.is_open(paris("2026-11-23T17:00"))


def test_round_the_clock_is_open_at_midnight_and_never_closes() -> None:
    assert always().is_open(paris("2026-11-23T00:00"))
    assert always().next_closing(paris("2026-11-23T00:00")) is None


def test_twenty_four_hours_a_day_are_one_segment() -> None:
    whole = calendar(daily(("00:00", "24:00")))
    (segment,) = whole.open_segments(paris("2026-10-24T10:00"), paris("2026-10-26T10:00"))
    assert segment.end is not None
    assert segment.end - segment.start == timedelta(hours=49)


def test_the_next_opening_is_now_while_open_and_the_next_window_otherwise() -> None:
    office = calendar()
    assert office.next_opening(paris("2026-11-23T10:00")) == paris("2026-11-23T10:00")
    assert office.next_opening(paris("2026-11-20T17:00")) == paris("2026-11-23T09:00")
    assert office.next_closing(paris("2026-11-20T17:00")) == paris("2026-11-23T17:00")


def test_segments_are_clipped_to_what_is_asked() -> None:
    segments = calendar().open_segments(paris("2026-11-20T16:00"), paris("2026-11-23T10:00"))
    assert [(s.start, s.end) for s in segments] == [
        (paris("2026-11-20T16:00"), paris("2026-11-20T17:00")),
        (paris("2026-11-23T09:00"), paris("2026-11-23T10:00")),
    ]


def test_in_spring_a_window_that_begins_in_the_gap_begins_after_it() -> None:
    gap = calendar(daily(("02:30", "04:00")))
    assert gap.next_opening(paris("2026-03-29T01:00")) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_a_window_that_the_gap_swallows_is_not_given_that_day() -> None:
    # At 02:30 the clocks show 03:30, and by then the window has closed.
    short = calendar(daily(("02:30", "03:15")))
    assert short.open_segments(paris("2026-03-29T00:00"), paris("2026-03-30T00:00")) == ()
    assert short.next_opening(paris("2026-03-29T00:00")) == paris("2026-03-30T02:30")


def test_in_autumn_an_opening_is_the_first_and_a_closing_the_second_of_two() -> None:
    fold = calendar(daily(("02:15", "02:45")))
    (segment,) = fold.open_segments(paris("2026-10-25T00:00"), paris("2026-10-25T12:00"))
    assert segment.end is not None
    assert segment.end - segment.start == timedelta(minutes=90)


def test_a_date_that_never_was_has_no_hours() -> None:
    apia = calendar(daily(("09:00", "17:00")), zone="Pacific/Apia")
    start, end = datetime(2011, 12, 29, tzinfo=UTC), datetime(2012, 1, 1, tzinfo=UTC)
    days = {s.start.astimezone(ZoneInfo("Pacific/Apia")).date() for s in apia.open_segments(start, end)}
    assert date(2011, 12, 30) not in days
    assert sum((s.end - s.start for s in apia.open_segments(start, end) if s.end), timedelta()) <= timedelta(hours=24)


def test_a_fixed_offset_knows_no_summer() -> None:
    fixed = calendar(zone="UTC-05:00")
    assert fixed.next_opening(datetime(2026, 7, 1, 0, tzinfo=UTC)) == datetime(2026, 7, 1, 14, tzinfo=UTC)


def test_questions_about_the_past_extend_the_table_backwards() -> None:
    office = calendar()
    assert office.is_open(paris("2026-11-23T10:00"))
    assert office.is_open(paris("2019-11-25T10:00"))
    assert office.is_open(paris("2026-11-23T10:00"))


def test_instants_beyond_all_calendars_are_refused() -> None:
    with pytest.raises(InstantOutOfRange):
        calendar().is_open(datetime(9000, 1, 1, tzinfo=UTC))


def test_a_calendar_with_only_extra_hours_opens_for_them_and_then_no_more() -> None:
    once = calendar(SupportHours(days=((),) * 7), extra={date(2026, 11, 24): (window("10:00", "12:00"),)})
    assert once.next_opening(paris("2026-11-23T10:00")) == paris("2026-11-24T10:00")
    with pytest.raises(NeverOpens):
        once.next_opening(paris("2026-11-24T12:00"))


def test_a_window_that_lies_in_the_hour_that_is_missing_is_not_given() -> None:
    gap = calendar(daily(("02:00", "02:30")), zone="Europe/Paris")
    (before, after) = gap.open_segments(paris("2026-03-28T00:00"), paris("2026-03-31T00:00"))[::2]
    assert (before.start, after.start) == (paris("2026-03-28T02:00"), paris("2026-03-30T02:00"))
