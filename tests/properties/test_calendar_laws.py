"""Fast calendar arithmetic equals a walk over the minutes, and keeps its laws."""

from datetime import timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from servicelevel.calendars.comparison import hours_changed
from servicelevel.calendars.support_time import (
    add_business_days,
    add_business_days_to_close,
    add_support_time,
    support_time_between,
)
from tests.properties.calendars import Case, cases
from tests.properties.effort import few

MINUTE = timedelta(minutes=1)


def opens(case: Case) -> bool:
    return not case.calendar.hours.never_open


@few
@given(cases(), st.integers(1, 3000))
def test_adding_equals_the_walk(case: Case, minutes: int) -> None:
    assume(opens(case))
    walked = case.walk.add(case.start, minutes)
    assume(walked is not None)
    assert add_support_time(case.start, MINUTE * minutes, calendar=case.calendar) == walked


@few
@given(cases(), st.integers(0, 8 * 1440))
def test_measuring_equals_the_walk(case: Case, minutes: int) -> None:
    end = case.start + MINUTE * minutes
    walked = case.walk.between(case.start, end)
    assert support_time_between(case.start, end, calendar=case.calendar) == MINUTE * walked


@few
@given(cases(), st.integers(1, 4))
def test_business_days_equal_the_walk(case: Case, days: int) -> None:
    assume(opens(case))
    walked = case.walk.business_days(case.start, days)
    assume(walked is not None)
    assert walked is not None
    # Windows near the end of the walk are cut off by it.
    assume(walked < case.walk.minutes[-1] - timedelta(days=2))
    assert add_business_days(case.start, days, calendar=case.calendar) == walked


@few
@given(cases(), st.integers(1, 4))
def test_business_days_to_the_close_equal_the_walk(case: Case, days: int) -> None:
    assume(opens(case))
    walked = case.walk.business_days_to_close(case.start, days)
    assume(walked is not None)
    assert walked is not None
    assume(walked < case.walk.minutes[-1] - timedelta(days=2))
    assert add_business_days_to_close(case.start, days, calendar=case.calendar) == walked


@few
@given(cases())
def test_open_is_what_the_walk_says(case: Case) -> None:
    index = case.walk.at(case.start)
    assert case.calendar.is_open(case.start) == case.walk.open[index]


@few
@given(cases(), st.integers(0, 10**10))
def test_what_was_added_is_what_is_between(case: Case, microseconds: int) -> None:
    assume(opens(case))
    amount = timedelta(microseconds=microseconds)
    end = add_support_time(case.start, amount, calendar=case.calendar)
    assert support_time_between(case.start, end, calendar=case.calendar) == amount


@few
@given(cases(), st.integers(0, 5000), st.integers(1, 5000))
def test_adding_twice_is_adding_once(case: Case, first: int, second: int) -> None:
    assume(opens(case))
    halfway = add_support_time(case.start, MINUTE * first, calendar=case.calendar)
    twice = add_support_time(halfway, MINUTE * second, calendar=case.calendar)
    assert twice == add_support_time(case.start, MINUTE * (first + second), calendar=case.calendar)


@few
@given(cases(), st.integers(0, 8 * 1440), st.integers(0, 8 * 1440))
def test_support_time_is_additive_over_adjacent_periods(case: Case, first: int, second: int) -> None:
    middle = case.start + MINUTE * first
    end = middle + MINUTE * second
    parts = support_time_between(case.start, middle, calendar=case.calendar) + support_time_between(
        middle, end, calendar=case.calendar
    )
    assert support_time_between(case.start, end, calendar=case.calendar) == parts


@few
@given(cases(), st.integers(1, 3000))
def test_later_receipts_are_never_due_earlier(case: Case, minutes: int) -> None:
    assume(opens(case))
    amount = timedelta(hours=3)
    later = add_support_time(case.start + MINUTE * minutes, amount, calendar=case.calendar)
    assert add_support_time(case.start, amount, calendar=case.calendar) <= later


@few
@given(cases())
def test_the_next_opening_is_open_and_nothing_before_it_is(case: Case) -> None:
    assume(opens(case))
    opening = case.calendar.next_opening(case.start)
    assert case.calendar.is_open(opening)
    assert support_time_between(case.start, opening, calendar=case.calendar) == timedelta()


@few
@given(cases())
def test_the_next_opening_and_closing_are_where_the_walk_changes(case: Case) -> None:
    assume(opens(case))
    walk, first = case.walk, case.walk.at(case.start)
    opening = next((i for i in range(first, len(walk.open)) if walk.open[i]), None)
    assume(opening is not None)
    assert opening is not None
    closing = next((i for i in range(opening, len(walk.open)) if not walk.open[i]), None)
    assert case.calendar.next_opening(case.start) == walk.minutes[opening]
    assume(closing is not None)
    assert closing is not None
    assert case.calendar.next_closing(case.start) == walk.minutes[closing]


@few
@given(cases(), st.integers(0, 8 * 1440))
def test_segments_are_apart_in_order_and_hold_the_open_minutes(case: Case, minutes: int) -> None:
    end = case.start + MINUTE * minutes
    segments = case.calendar.open_segments(case.start, end)
    edges = [edge for segment in segments for edge in (segment.start, segment.end)]
    assert all(edge is not None for edge in edges)
    known = [edge for edge in edges if edge is not None]
    assert known == sorted(set(known))
    held = {minute for minute in case.walk.minutes if any(minute in segment for segment in segments)}
    first, last = case.walk.at(case.start), case.walk.at(end)
    assert held == {case.walk.minutes[i] for i in range(first, last) if case.walk.open[i]}


@few
@given(cases(), st.data())
def test_hours_have_changed_where_one_walk_is_open_and_the_other_is_not(case: Case, data: st.DataObject) -> None:
    other = data.draw(cases(like=case))
    start, end = case.start, case.start + timedelta(days=4)
    changed = hours_changed(case.calendar, other.calendar, start=start, end=end)
    first, last = case.walk.at(start), case.walk.at(end)
    differs = {case.walk.minutes[i] for i in range(first, last) if case.walk.open[i] is not other.walk.open[i]}
    assert {minute for minute in case.walk.minutes[first:last] if any(minute in part for part in changed)} == differs
