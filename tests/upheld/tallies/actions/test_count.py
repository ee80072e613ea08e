"""Counting a deed so that every process counts the same."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from upheld.tallies.actions import count
from upheld.tallies.facts import Limit
from upheld.tallies.models import Tally

LIMIT = Limit(deed="asked", at_most=2, within=timedelta(minutes=10))
NIGHT = datetime(2026, 10, 25, 0, 55, tzinfo=UTC)  # the clocks go back in Europe five minutes later


def test_counts_up_to_the_end_of_the_span_and_then_anew(db: None) -> None:
    moments = [NIGHT, NIGHT + timedelta(minutes=1), NIGHT + timedelta(minutes=9)]
    first = [count.one_more(LIMIT, "192.0.2.1", at=moment) for moment in moments]
    assert [standing.count for standing in first] == [1, 2, 3]
    assert [standing.too_many for standing in first] == [False, False, True]
    assert {standing.ends_at for standing in first} == {NIGHT + timedelta(minutes=10)}
    assert count.one_more(LIMIT, "192.0.2.1", at=NIGHT + timedelta(minutes=10)).count == 1


def test_no_row_tells_whose_it_is(db: None) -> None:
    count.one_more(LIMIT, "ana@stranger.example", at=NIGHT)
    assert "ana" not in str(Tally.objects.values().get())


def test_forgets_what_is_over_and_nothing_else(db: None) -> None:
    count.one_more(LIMIT, "a", at=NIGHT)
    count.one_more(LIMIT, "b", at=NIGHT + timedelta(minutes=5))
    assert count.forget_old(at=NIGHT + timedelta(minutes=10)) == 1
    assert Tally.objects.count() == 1


def test_the_database_refuses_a_span_without_length_and_a_count_of_nothing(db: None) -> None:
    good = {"deed": "x", "doer": "y", "began_at": NIGHT, "ends_at": NIGHT + timedelta(minutes=1), "count": 1}
    for bad in ({"ends_at": NIGHT}, {"count": 0}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Tally.objects.create(**{**good, **bad})
