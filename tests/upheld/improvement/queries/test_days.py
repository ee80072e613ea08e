"""Stretches of days: their bounds on the desk's wall, also where its clocks change, and their weeks."""

from datetime import UTC, date, datetime, timedelta

import pytest

from upheld.desks.models import Desk
from upheld.improvement.queries.days import AT_MOST, Days, NotAStretch, countable, last_weeks, week_of

AUTUMN = date(2026, 10, 25)  # the Sunday on which Paris has 25 hours


def test_a_day_lasts_as_long_as_on_the_desks_wall() -> None:
    desk = Desk(zone="Europe/Paris")
    since, until = Days(first=AUTUMN, last=AUTUMN).bounds(desk)
    assert (since, until) == (datetime(2026, 10, 24, 22, tzinfo=UTC), datetime(2026, 10, 25, 23, tzinfo=UTC))


def test_weeks_begin_on_mondays_and_none_is_left_out() -> None:
    days = Days(first=AUTUMN, last=date(2026, 11, 2))
    assert days.weeks() == [date(2026, 10, 19), date(2026, 10, 26), date(2026, 11, 2)]
    assert last_weeks(2, today=AUTUMN) == Days(first=date(2026, 10, 12), last=AUTUMN)


def test_what_two_stretches_share() -> None:
    days = Days(first=AUTUMN, last=AUTUMN)
    assert week_of(date(2026, 10, 19)).within(days) == days
    assert week_of(date(2026, 10, 26)).within(days) is None


def test_days_in_the_wrong_order_or_too_many_are_refused() -> None:
    with pytest.raises(NotAStretch):
        Days(first=AUTUMN, last=AUTUMN - timedelta(days=1))
    with pytest.raises(NotAStretch):
        countable(AUTUMN, AUTUMN + AT_MOST + timedelta(days=1))
    assert countable(AUTUMN, AUTUMN + AT_MOST).weeks()
