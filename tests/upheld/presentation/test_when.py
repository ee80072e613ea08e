"""Instants in a reader's words: as short as the present allows, with the zone when it matters."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from upheld.presentation.when import walls_differ, words, zone_name

LONDON = ZoneInfo("Europe/London")
KOLKATA = ZoneInfo("Asia/Kolkata")
AT = datetime(2026, 11, 20, 11, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("instant", "expected"),
    [
        (datetime(2026, 11, 20, 16, 12, tzinfo=UTC), "16:12"),
        (datetime(2026, 11, 21, 0, 0, tzinfo=UTC), "Sat 00:00"),
        (datetime(2026, 11, 26, 9, 0, tzinfo=UTC), "Thu 09:00"),
        (datetime(2026, 11, 27, 9, 0, tzinfo=UTC), "Fri 27 Nov 09:00"),
        (datetime(2026, 11, 13, 9, 0, tzinfo=UTC), "Fri 13 Nov 09:00"),
        (datetime(2027, 2, 28, 9, 0, tzinfo=UTC), "Sun 28 Feb 2027 09:00"),
    ],
)
def test_near_words_are_as_short_as_the_present_allows(instant: datetime, expected: str) -> None:
    assert words(instant, zone=LONDON, at=AT) == expected


def test_over_new_year_the_weekday_is_enough() -> None:
    eve = datetime(2026, 12, 31, 12, 0, tzinfo=UTC)
    assert words(datetime(2027, 1, 1, 9, 0, tzinfo=UTC), zone=LONDON, at=eve) == "Fri 09:00"


def test_today_is_the_readers_day_not_the_days_of_utc() -> None:
    late = datetime(2026, 11, 20, 19, 0, tzinfo=UTC)
    assert words(late, zone=KOLKATA, at=AT) == "Sat 00:30"


def test_without_a_present_the_date_is_told() -> None:
    assert words(AT, zone=LONDON, at=None) == "Fri 20 Nov 11:22"


def test_an_unknown_style_is_an_error() -> None:
    with pytest.raises(KeyError):
        words(AT, zone=LONDON, at=AT, style="roughly")


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Asia/Kolkata", "IST"),
        ("America/Sao_Paulo", "UTC−3"),
        ("Asia/Kathmandu", "UTC+5:45"),
        ("UTC", "UTC"),
        ("Europe/Paris", "CET"),
    ],
)
def test_a_zone_without_letters_is_told_by_its_distance(zone: str, expected: str) -> None:
    assert zone_name(AT, zone=ZoneInfo(zone)) == expected


def test_walls_differ_by_the_instant_not_by_the_name() -> None:
    dublin = ZoneInfo("Europe/Dublin")
    new_york = ZoneInfo("America/New_York")
    assert not walls_differ(AT, LONDON, dublin)
    assert walls_differ(AT, LONDON, new_york)


def test_summer_time_that_starts_on_different_days_is_seen() -> None:
    paris, lagos = ZoneInfo("Europe/Paris"), ZoneInfo("Africa/Lagos")
    assert not walls_differ(datetime(2026, 3, 29, 0, 59, tzinfo=UTC), paris, lagos)
    assert walls_differ(datetime(2026, 3, 29, 1, 0, tzinfo=UTC), paris, lagos)
