"""The agreement's page as chapters with their clauses, each block with the template that draws it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from servicelevel.agreement import page
from upheld.presentation.hours import WeekChart, week_chart
from upheld.presentation.when import walls_differ, words, zone_name

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
    opening: "Opening | None" = None
    # A table's rows, each cell beside the name of its column.
    rows: tuple[tuple[tuple[str, page.Cell], ...], ...] = ()
    # Whether some day of a list of holidays goes by a rule of its own.
    ruled: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Opening:
    """Whether a calendar is open, and when that changes."""

    open: bool
    # None where it never changes.
    changes_at: datetime | None
    # The instant on the agreement's wall, and on the reader's where that is another.
    there: str
    here: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Numbered:
    """One clause: its number, its place, its blocks, and for a chapter its clauses."""

    number: str
    fragment: str
    title: str
    blocks: tuple[Shown, ...]
    clauses: tuple["Numbered", ...] = ()


def chapters_of(shown: page.Page, *, at: datetime, zone: ZoneInfo) -> tuple[Numbered, ...]:
    """Return the chapters of a page, each with its clauses, for a reader in `zone`."""
    chapters: list[Numbered] = []
    for section in shown.sections:
        numbered = Numbered(
            number=section.number,
            fragment=f"c-{section.anchor}",
            title=section.title,
            blocks=blocks_of(section.blocks, at=at, zone=zone, title=section.title),
        )
        if section.level <= CHAPTER_LEVEL or not chapters:
            chapters.append(numbered)
        else:
            chapters[-1] = replace(chapters[-1], clauses=(*chapters[-1].clauses, numbered))
    return tuple(chapters)


def blocks_of(blocks: Iterable[page.PageBlock], *, at: datetime, zone: ZoneInfo, title: str = "") -> tuple[Shown, ...]:
    """Return the blocks of the clause `title` with their templates; hours also with their chart as of `at`."""
    return tuple(_shown(block, at=at, zone=zone, title=title) for block in blocks)


def _shown(block: page.PageBlock, *, at: datetime, zone: ZoneInfo, title: str) -> Shown:
    caption = _caption(block)
    repeated = caption.casefold() == title.casefold()
    template = f"public/blocks/{_TEMPLATES[type(block)]}.html"
    shown = Shown(template=template, block=block, caption="" if repeated else caption)
    if isinstance(block, page.Table):
        return replace(shown, rows=tuple(tuple(zip(block.columns, row, strict=True)) for row in block.rows))
    if isinstance(block, page.HolidayTable):
        return replace(shown, ruled=any(row.rule for row in block.rows))
    return _hours(shown, block, at=at, zone=zone) if isinstance(block, page.HoursChart) else shown


def _hours(shown: Shown, block: page.HoursChart, *, at: datetime, zone: ZoneInfo) -> Shown:
    opening = _opening(block, at=at, zone=zone)
    if block.always_open:
        return replace(shown, opening=opening)
    chart = week_chart([day.windows for day in block.days], at=at, zone=ZoneInfo(block.zone))
    return replace(shown, opening=opening, chart=chart)


def _opening(block: page.HoursChart, *, at: datetime, zone: ZoneInfo) -> Opening | None:
    if block.open_now is None:
        return None
    changes_at, desk_zone = block.changes_at, ZoneInfo(block.zone)
    if changes_at is None:
        return Opening(open=block.open_now, changes_at=None, there="", here="")
    there = _with_zone(changes_at, at=at, zone=desk_zone)
    here = _with_zone(changes_at, at=at, zone=zone) if walls_differ(changes_at, desk_zone, zone) else ""
    return Opening(open=block.open_now, changes_at=changes_at, there=there, here=here)


def _with_zone(instant: datetime, *, at: datetime, zone: ZoneInfo) -> str:
    return f"{words(instant, zone=zone, at=at)} {zone_name(instant, zone=zone)}"


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
