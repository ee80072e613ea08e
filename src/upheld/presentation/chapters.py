"""The agreement's page as chapters with their clauses, each block with the template that draws it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from servicelevel.agreement import page
from upheld.presentation.hours import WeekChart, week_chart

# The level of a heading such as "4"; clauses such as "4.2" lie below it.
CHAPTER_LEVEL = 2
_TEMPLATES = {
    page.Prose: "prose",
    page.Table: "table",
    page.HoursChart: "hours",
    page.HolidayTable: "holidays",
    page.CheckList: "checklist",
    page.FactsList: "facts",
    page.Note: "note",
    page.Example: "example",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """One block of a clause, with the template that draws it."""

    template: str
    block: page.PageBlock
    # What stands above it; empty where the clause's own title says the same.
    caption: str = ""
    chart: WeekChart | None = None
    # A table's rows, each cell beside the name of its column.
    rows: tuple[tuple[tuple[str, page.Cell], ...], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Numbered:
    """One clause: its number, its place, its blocks, and for a chapter its clauses."""

    number: str
    fragment: str
    title: str
    blocks: tuple[Shown, ...]
    clauses: tuple["Numbered", ...] = ()


def chapters_of(shown: page.Page, *, at: datetime) -> tuple[Numbered, ...]:
    """Return the chapters of a page, each with its clauses."""
    chapters: list[Numbered] = []
    for section in shown.sections:
        numbered = Numbered(
            number=section.number,
            fragment=f"c-{section.anchor}",
            title=section.title,
            blocks=blocks_of(section.blocks, at=at, title=section.title),
        )
        if section.level <= CHAPTER_LEVEL or not chapters:
            chapters.append(numbered)
        else:
            chapters[-1] = replace(chapters[-1], clauses=(*chapters[-1].clauses, numbered))
    return tuple(chapters)


def blocks_of(blocks: Iterable[page.PageBlock], *, at: datetime, title: str = "") -> tuple[Shown, ...]:
    """Return the blocks of the clause `title` with their templates; hours also with their chart as of `at`."""
    return tuple(_shown(block, at=at, title=title) for block in blocks)


def _shown(block: page.PageBlock, *, at: datetime, title: str) -> Shown:
    caption = _caption(block)
    repeated = caption.casefold() == title.casefold()
    template = f"public/blocks/{_TEMPLATES[type(block)]}.html"
    shown = Shown(template=template, block=block, caption="" if repeated else caption)
    if isinstance(block, page.Table):
        return replace(shown, rows=tuple(tuple(zip(block.columns, row, strict=True)) for row in block.rows))
    if isinstance(block, page.HoursChart) and not block.always_open:
        return replace(shown, chart=week_chart([day.windows for day in block.days], at=at, zone=ZoneInfo(block.zone)))
    return shown


def _caption(block: page.PageBlock) -> str:
    match block:
        case page.Table() | page.HolidayTable():
            return block.caption
        case page.CheckList() | page.FactsList():
            return block.title
        case page.HoursChart():
            return block.label[:1].upper() + block.label[1:]
        case _:
            return ""
