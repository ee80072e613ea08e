from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from servicelevel.calendars.wall_clock import UnknownZone, closing_at, exists, opening_at, zone_named

PARIS = ZoneInfo("Europe/Paris")
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)


def utc(at: datetime) -> str:
    return at.isoformat()[11:16]


def test_a_time_in_the_gap_moves_forward_by_the_gap() -> None:
    assert utc(opening_at(SPRING, minutes=150, zone=PARIS)) == "01:30"
    assert utc(closing_at(SPRING, minutes=150, zone=PARIS)) == "01:30"


def test_of_two_an_opening_is_the_first_and_a_closing_the_second() -> None:
    assert utc(opening_at(AUTUMN, minutes=150, zone=PARIS)) == "00:30"
    assert utc(closing_at(AUTUMN, minutes=150, zone=PARIS)) == "01:30"


def test_half_an_hour_is_a_gap_too() -> None:
    lord_howe = ZoneInfo("Australia/Lord_Howe")
    shown = opening_at(date(2026, 10, 4), minutes=135, zone=lord_howe).astimezone(lord_howe)
    assert (shown.hour, shown.minute) == (2, 45)


def test_twenty_four_hours_is_the_midnight_that_follows() -> None:
    end = closing_at(AUTUMN, minutes=1440, zone=PARIS)
    assert end.astimezone(PARIS).date() == AUTUMN + timedelta(days=1)


def test_a_date_that_was_skipped_does_not_exist() -> None:
    apia = ZoneInfo("Pacific/Apia")
    assert [exists(date(2011, 12, day), zone=apia) for day in (29, 30, 31)] == [True, False, True]


def test_a_fixed_offset_is_a_zone() -> None:
    at = datetime(2026, 7, 1, tzinfo=zone_named("UTC-05:00"))
    assert at.utcoffset() == timedelta(hours=-5)


@pytest.mark.parametrize("name", ["EST", "GMT", "", "Europe/Nowhere", "UTC+15:00", "/etc/localtime", "a/../b"])
def test_a_name_that_says_too_little_is_no_zone(name: str) -> None:
    with pytest.raises(UnknownZone):
        zone_named(name)
