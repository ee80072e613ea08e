"""The agreement's page as chapters."""

from datetime import UTC, datetime

import pytest

from servicelevel.agreement import page
from tests.support import shipped
from upheld.presentation.chapters import blocks_of, chapters_of

AT = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize("name", ["intesys", "interstellio", "integrato", "studio", "interworx"])
def test_every_clause_stands_in_its_chapter_once(name: str) -> None:
    built = page.build_page(shipped.agreement(name), at=AT)
    chapters = chapters_of(built, at=AT)
    shown = [numbered.number for chapter in chapters for numbered in (chapter, *chapter.clauses)]
    assert shown == [section.number for section in built.sections]
    assert all(clause.number.startswith(f"{chapter.number}.") for chapter in chapters for clause in chapter.clauses)


def test_hours_come_with_their_chart_and_tables_with_their_columns() -> None:
    built = page.build_page(shipped.agreement("interworx"), at=AT)
    shown = [block for chapter in chapters_of(built, at=AT) for block in chapter.blocks]
    chart = next(block.chart for block in shown if isinstance(block.block, page.HoursChart))
    assert chart is not None
    assert chart.days[0].spans == ((333.3, 333.3),)


def test_a_caption_that_repeats_the_title_is_left_out() -> None:
    table = page.Table(caption="Plans", columns=("Plan",), rows=((page.Cell(text="Standard"),),))
    assert blocks_of([table], at=AT, title="plans")[0].caption == ""
    assert blocks_of([table], at=AT, title="Prices")[0].caption == "Plans"
    assert blocks_of([table], at=AT)[0].rows[0][0][0] == "Plan"
