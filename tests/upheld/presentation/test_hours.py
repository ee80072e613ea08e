"""Support hours in words and as a chart."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from tests.support import shipped
from upheld.presentation.hours import hours_words, week_chart

DAYS = [[(480, 960)]] * 5 + [[], []]
FRIDAY = datetime(2026, 11, 27, 16, 0, tzinfo=UTC)
NEW_YORK = ZoneInfo("America/New_York")


def test_days_alike_are_named_together() -> None:
    assert hours_words(shipped.agreement("interworx").office) == "Mon–Fri 08:00–16:00"


def test_no_calendar_is_any_hour() -> None:
    assert hours_words(None) == "At any hour"


def test_the_present_stands_on_its_own_day_in_the_zone_of_the_hours() -> None:
    chart = week_chart(DAYS, at=FRIDAY, zone=NEW_YORK)
    assert [day.label for day in chart.days if day.today] == ["Fri"]
    assert chart.days[4].now == 458.3
    assert [tick.label for tick in chart.scale] == ["08:00", "16:00", "now"]


def test_a_present_near_an_edge_has_no_label_of_its_own() -> None:
    chart = week_chart(DAYS, at=datetime(2026, 11, 27, 14, 30, tzinfo=UTC), zone=NEW_YORK)
    assert [tick.label for tick in chart.scale] == ["08:00", "16:00"]


def test_hours_over_midnight_go_on_the_next_day_and_sunday_runs_into_monday() -> None:
    chart = week_chart([[]] * 6 + [[(1320, 1560)]], at=FRIDAY, zone=NEW_YORK)
    assert chart.days[6].spans == ((916.7, 83.3),)
    assert chart.days[0].spans == ((0.0, 83.3),)
