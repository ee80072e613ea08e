from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from servicelevel.clocks.deadline import due_after, time_on, time_used
from tests.support.targets import DAYS, ELAPSED, SUPPORT, target

PARIS = ZoneInfo("Europe/Paris")
HOUR = timedelta(hours=1)


def paris(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


MONDAY = paris("2026-11-23T10:00")  # open 9 to 12 and 13 to 17
TUESDAY = paris("2026-11-24T10:00")


@pytest.mark.parametrize(("promise", "used"), [(ELAPSED, HOUR * 24), (SUPPORT, HOUR * 7), (DAYS, HOUR * 7)])
def test_time_is_used_and_given_in_the_kind_the_target_counts(promise: str, used: timedelta) -> None:
    counted = target(promise, at=MONDAY)
    assert time_used(counted, MONDAY, TUESDAY) == used
    assert time_on(counted, MONDAY, used) == TUESDAY


@pytest.mark.parametrize("promise", [ELAPSED, SUPPORT, DAYS])
@pytest.mark.parametrize("end", [MONDAY, MONDAY - HOUR])
def test_nothing_is_used_before_counting_begins(promise: str, end: datetime) -> None:
    # A ticket received at night may be put on hold and taken off it before the office opens.
    assert time_used(target(promise, at=MONDAY), MONDAY, end) == timedelta()


def test_what_is_used_up_already_falls_due_where_counting_goes_on() -> None:
    assert due_after(MONDAY, -HOUR, calendar=target(SUPPORT, at=MONDAY).calendar) == MONDAY
    assert due_after(MONDAY, -HOUR, calendar=None) == MONDAY
