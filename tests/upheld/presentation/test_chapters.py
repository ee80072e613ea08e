"""The agreement's page as chapters."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from servicelevel.agreement import page
from tests.support import shipped
from upheld.presentation.chapters import Opening, blocks_of, chapters_of

AT = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
ZONE = ZoneInfo("America/New_York")


@pytest.mark.parametrize("name", ["intesys", "interstellio", "integrato", "studio", "interworx"])
def test_every_clause_stands_in_its_chapter_once(name: str) -> None:
    built = page.build_page(shipped.agreement(name), at=AT)
    chapters = chapters_of(built, at=AT, zone=ZONE)
    shown = [numbered.number for chapter in chapters for numbered in (chapter, *chapter.clauses)]
    assert shown == [section.number for section in built.sections]
    assert all(clause.number.startswith(f"{chapter.number}.") for chapter in chapters for clause in chapter.clauses)


def test_hours_come_with_their_chart_and_tables_with_their_columns() -> None:
    built = page.build_page(shipped.agreement("interworx"), at=AT)
    shown = [block for chapter in chapters_of(built, at=AT, zone=ZONE) for block in chapter.blocks]
    chart = next(block.chart for block in shown if isinstance(block.block, page.HoursChart))
    assert chart is not None
    assert chart.days[0].spans == ((333.3, 333.3),)


def test_a_caption_that_repeats_the_title_is_left_out() -> None:
    table = page.Table(caption="Plans", columns=("Plan",), rows=((page.Cell(text="Standard"),),))
    assert blocks_of([table], at=AT, zone=ZONE, title="plans")[0].caption == ""
    assert blocks_of([table], at=AT, zone=ZONE, title="Prices")[0].caption == "Plans"
    assert blocks_of([table], at=AT, zone=ZONE)[0].rows[0][0][0] == "Plan"


def opening(name: str, calendar: str, *, zone: str = "America/New_York") -> Opening | None:
    built = page.build_page(shipped.agreement(name), at=AT)
    chapters = chapters_of(built, at=AT, zone=ZoneInfo(zone))
    blocks = [shown for chapter in chapters for part in (chapter, *chapter.clauses) for shown in part.blocks]
    return next(b.opening for b in blocks if isinstance(b.block, page.HoursChart) and b.block.name == calendar)


def test_hours_say_when_they_change_on_both_walls() -> None:
    assert opening("interworx", "office") == Opening(
        open=True, changes_at=datetime(2026, 11, 23, 21, tzinfo=UTC), there="16:00 EST", here=""
    )
    abroad = opening("interworx", "office", zone="Asia/Kathmandu")
    assert abroad is not None
    assert abroad.here == "Tue 02:45 UTC+5:45"


def test_hours_that_never_change_say_no_time_and_quiet_ones_nothing() -> None:
    assert opening("integrato", "round-the-clock") == Opening(open=True, changes_at=None, there="", here="")
    assert opening("intesys", "quiet") is None


def test_only_days_with_rules_of_their_own_have_a_column_for_them() -> None:
    ruled = {}
    for name in ("interworx", "studio"):
        built = page.build_page(shipped.agreement(name), at=AT)
        blocks = [s for section in built.sections for s in blocks_of(section.blocks, at=AT, zone=ZONE)]
        ruled[name] = next(shown.ruled for shown in blocks if isinstance(shown.block, page.HolidayTable))
    assert ruled == {"interworx": True, "studio": False}
