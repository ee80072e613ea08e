import struct
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import pairwise
from pathlib import Path
from zoneinfo import TZPATH, ZoneInfo, available_timezones

import pytest

from servicelevel.calendars.wall_clock import UnknownZone, closing_at, exists, opening_at, steady_offsets, zone_named

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


def steady(first: date, last: date, *, zone: tzinfo) -> dict[date, timedelta | None]:
    return dict(steady_offsets(first, last, zone=zone))


def test_the_offset_is_steady_but_for_the_days_around_a_change() -> None:
    found = steady(SPRING - timedelta(days=4), SPRING + timedelta(days=4), zone=PARIS)
    assert [found[SPRING + timedelta(days=days)] for days in (-4, -3)] == [timedelta(hours=1)] * 2
    assert [found[SPRING + timedelta(days=days)] for days in (-1, 0, 1)] == [None] * 3
    assert [found[SPRING + timedelta(days=days)] for days in (3, 4)] == [timedelta(hours=2)] * 2


@pytest.mark.parametrize("name", ["America/Sao_Paulo", "Africa/Cairo", "Pacific/Apia", "Australia/Lord_Howe"])
def test_where_the_offset_is_steady_it_gives_what_looking_each_time_up_gives(name: str) -> None:
    zone = ZoneInfo(name)
    for on, offset in steady_offsets(date(2010, 1, 1), date(2012, 12, 31), zone=zone):
        for minutes in (0, 150, 1439, 2880) if offset is not None else ():
            shown = (
                datetime(on.year, on.month, on.day, tzinfo=UTC) - (offset or timedelta()) + timedelta(minutes=minutes)
            )
            assert shown == opening_at(on, minutes=minutes, zone=zone) == closing_at(on, minutes=minutes, zone=zone)


def changes(file: Path) -> list[int]:
    """Return the instants, in seconds from 1970, at which a zone changes, from its file in the database (RFC 9636)."""
    content = file.read_bytes()
    is_ut, is_std, leaps, times, types, chars = struct.unpack(">6l", content[20:44])
    # The first part, in 32 bits, is left out for the second, in 64.
    second = 44 + times * 5 + types * 6 + chars + leaps * 8 + is_std + is_ut
    (times,) = struct.unpack(">l", content[second + 32 : second + 36])
    return [at for at in struct.unpack(f">{times}q", content[second + 44 : second + 44 + times * 8]) if at >= 0]


def test_no_zone_has_ever_changed_its_clocks_twice_within_a_day() -> None:
    places = [Path(folder) for folder in TZPATH if Path(folder).is_dir()]
    files = [file for name in available_timezones() for place in places[:1] if (file := place / name).is_file()]
    if not files:
        pytest.skip("this machine keeps its time zones elsewhere")
    apart = [later - earlier for file in files for earlier, later in pairwise(changes(file))]
    assert len(apart) > 10_000, "the files were not read rightly"
    assert min(apart) > 2 * 86_400
