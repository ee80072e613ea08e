from datetime import UTC, datetime, timedelta, timezone

import pytest

from servicelevel.instants import BackwardsPeriod, InstantOutOfRange, NaiveInstant, Period, aware

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def test_an_aware_instant_is_given_back_in_utc() -> None:
    assert aware(datetime(2026, 11, 21, 13, tzinfo=timezone(timedelta(hours=1)))) == NOON


def test_a_naive_one_is_refused_with_what_would_be_right() -> None:
    naive = NOON.replace(tzinfo=None)
    with pytest.raises(NaiveInstant, match="2026-11-21T12:00:00Z"):
        aware(naive)


@pytest.mark.parametrize("year", [1, 1969, 2200, 9999])
def test_instants_for_which_no_calendar_is_kept_are_refused(year: int) -> None:
    with pytest.raises(InstantOutOfRange):
        aware(datetime(year, 6, 1, tzinfo=UTC))


def test_a_period_is_half_open_and_may_have_no_end() -> None:
    hour = Period(start=NOON, end=NOON + timedelta(hours=1))
    assert NOON in hour
    assert hour.end not in hour
    assert NOON + timedelta(days=99) in Period(start=NOON, end=None)


def test_a_period_cannot_end_before_it_starts() -> None:
    with pytest.raises(BackwardsPeriod):
        Period(start=NOON, end=NOON - timedelta(seconds=1))
