from datetime import UTC, datetime, timedelta

import pytest

from servicelevel.decisions.explain import counted_words, duration_words, instant_words, listing


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(hours=46, minutes=38), "46 h 38 min"),
        (timedelta(minutes=9, seconds=59), "9 min"),
        (timedelta(hours=2), "2 h"),
        (timedelta(seconds=45), "45 s"),
        (timedelta(), "0 s"),
        (timedelta(minutes=-24), "24 min"),
    ],
)
def test_a_length_is_worded_in_hours_and_minutes(length: timedelta, words: str) -> None:
    assert duration_words(length) == words


def test_an_instant_is_worded_with_its_weekday() -> None:
    assert instant_words(datetime(2027, 7, 16, 10, 7, tzinfo=UTC), zone=UTC) == "Friday 16 July 2027 at 10:07"
    assert instant_words(datetime(2027, 7, 16, 10, 7, 5, tzinfo=UTC), zone=UTC).endswith("at 10:07")


def test_a_list_reads_as_a_phrase() -> None:
    assert [listing("abc"[:n], last="or") for n in range(4)] == ["", "a", "a or b", "a, b or c"]


def test_one_is_singular() -> None:
    assert (counted_words(1, "day"), counted_words(2, "day")) == ("1 day", "2 days")
