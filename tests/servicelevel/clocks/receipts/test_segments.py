"""Offsets of a zone over a stretch."""

from datetime import UTC, datetime, timedelta

import pytest

from servicelevel.calendars.wall_clock import zone_named
from servicelevel.clocks.receipts.segments import offsets_of

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("zone", "start", "end", "told"),
    [
        ("Asia/Kathmandu", "2026-06-01T00:00:00", "2026-06-09T00:00:00", [("2026-06-01T00:00:00", 5.75)]),
        ("UTC-03:30", "2026-06-01T00:00:00", "2026-06-01T00:00:00", [("2026-06-01T00:00:00", -3.5)]),
        (
            "Pacific/Apia",
            "2011-12-29T12:00:00.250000",
            "2011-12-31T12:00:00.750000",
            [("2011-12-29T12:00:00.250000", -10), ("2011-12-30T10:00:00", 14)],
        ),
        (
            "Australia/Lord_Howe",
            "2026-04-04T14:59:59.500000",
            "2026-04-04T15:00:00.500000",
            [("2026-04-04T14:59:59.500000", 11), ("2026-04-04T15:00:00", 10.5)],
        ),
    ],
)
def test_each_change_is_told(zone: str, start: str, end: str, told: list[tuple[str, float]]) -> None:
    first, last = (datetime.fromisoformat(text).replace(tzinfo=UTC) for text in (start, end))
    found = offsets_of(zone_named(zone), start=first, end=last)
    shown = [(offset.since.replace(tzinfo=None).isoformat(), offset.offset / HOUR) for offset in found]
    assert shown == told
