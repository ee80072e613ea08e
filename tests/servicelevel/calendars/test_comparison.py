from datetime import datetime
from zoneinfo import ZoneInfo

from servicelevel.calendars.business_calendar import BusinessCalendar
from servicelevel.calendars.comparison import hours_changed
from tests.support.calendars import always, calendar, daily, weekdays

PARIS = ZoneInfo("Europe/Paris")


def paris(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


def changed(before: BusinessCalendar, after: BusinessCalendar, *, until: str = "2026-12-01") -> list[tuple[str, str]]:
    found = hours_changed(before, after, start=paris("2026-11-23T00:00"), end=paris(f"{until}T00:00"))
    ends = [(period.start, period.end) for period in found]
    return [
        (a.astimezone(PARIS).isoformat("T", "minutes")[:16], b.astimezone(PARIS).isoformat("T", "minutes")[:16])
        for a, b in ends
        if b is not None
    ]


def test_a_forgotten_holiday_closes_the_windows_of_that_day_and_nothing_else() -> None:
    split = weekdays(("09:00", "12:00"), ("13:00", "17:00"))
    assert changed(calendar(split), calendar(split, off=("2026-11-25",))) == [
        ("2026-11-25T09:00", "2026-11-25T12:00"),
        ("2026-11-25T13:00", "2026-11-25T17:00"),
    ]


def test_a_longer_day_opens_its_last_hour_only() -> None:
    found = changed(calendar(), calendar(weekdays(("09:00", "18:00"))), until="2026-11-25")
    assert found == [("2026-11-23T17:00", "2026-11-23T18:00"), ("2026-11-24T17:00", "2026-11-24T18:00")]


def test_a_holiday_on_a_day_that_is_closed_anyway_changes_nothing() -> None:
    assert changed(calendar(), calendar(off=("2026-11-28", "2026-11-29"))) == []


def test_the_same_hours_written_otherwise_change_nothing() -> None:
    assert changed(calendar(daily(("00:00", "12:00"), ("12:00", "24:00"))), always()) == []


def test_a_stretch_that_both_cut_short_is_compared_up_to_its_end() -> None:
    found = changed(always(), calendar(), until="2026-11-24")
    assert found == [("2026-11-23T00:00", "2026-11-23T09:00"), ("2026-11-23T17:00", "2026-11-24T00:00")]
