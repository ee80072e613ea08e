"""How long a resolved ticket can be opened again."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from servicelevel.clocks.reopening import reopens_until
from servicelevel.instants import NaiveInstant
from tests.support.agreements import shipped, small

PARIS = ZoneInfo("Europe/Paris")
TWO_DAYS = small("reopening: {within: 2 days}")


def test_the_last_day_counts_to_its_end() -> None:
    resolved = datetime(2026, 11, 23, 0, 0, 1, tzinfo=PARIS)
    assert reopens_until(TWO_DAYS, resolved_at=resolved) == datetime(2026, 11, 26, tzinfo=PARIS)


def test_a_day_is_one_of_the_agreements_zone_across_the_change_of_the_clocks() -> None:
    resolved = datetime(2026, 10, 22, 23, 30, tzinfo=ZoneInfo("UTC"))  # the 23rd in Paris
    assert reopens_until(TWO_DAYS, resolved_at=resolved) == datetime(2026, 10, 26, tzinfo=PARIS)


def test_an_agreement_that_is_silent_sets_no_limit() -> None:
    assert reopens_until(small(), resolved_at=datetime(2026, 11, 23, tzinfo=PARIS)) is None


def test_a_naive_instant_is_refused() -> None:
    with pytest.raises(NaiveInstant):
        reopens_until(TWO_DAYS, resolved_at=datetime(2026, 11, 23))  # noqa: DTZ001  naive is what it refuses


@pytest.mark.parametrize("name", ["integrato", "interstellio", "interworx", "intesys", "studio"])
def test_each_shipped_agreement_says_how_long_and_in_which_clause(name: str) -> None:
    term = shipped(name).reopening
    assert term is not None
    assert term.within_days >= 14
    assert term.clause.title == "Opening again"
