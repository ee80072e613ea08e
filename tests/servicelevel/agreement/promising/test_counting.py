from datetime import UTC, datetime

import pytest

from servicelevel.agreement.promising.counting import NoCalendar, falls_due
from servicelevel.agreement.reading.amounts import read_amount
from servicelevel.agreement.terms import DayRule

MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize("words", ["2 business hours", "30 support minutes", "1 business day"])
def test_support_time_is_not_counted_without_a_calendar(words: str) -> None:
    amount = read_amount(words, day_rule=DayRule.SAME_TIME)
    with pytest.raises(NoCalendar, match=f"{words} must be counted on a calendar"):
        falls_due(MONDAY, amount=amount, calendar=None, zone="UTC")


def test_elapsed_time_needs_none() -> None:
    amount = read_amount("90 elapsed minutes", day_rule=DayRule.SAME_TIME)
    assert falls_due(MONDAY, amount=amount, calendar=None, zone="UTC") == datetime(2026, 11, 23, 11, 30, tzinfo=UTC)
