"""The public page as text for a terminal: indented, wrapped, tables in columns."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from textwrap import fill, wrap

from servicelevel.agreement.page import (
    CheckList,
    Example,
    FactsList,
    HolidayTable,
    HoursChart,
    Note,
    Page,
    PageBlock,
    Prose,
    Table,
)
from servicelevel.agreement.page_nodes import HolidayRow
from servicelevel.agreement.page_words import block_lines, hours_lines, opening_words
from servicelevel.decisions.explain import date_words

WIDTH = 96
_INDENT = "    "
_GAP = "  "
# No column gets narrower than this, however wide the others.
_NARROWEST = 10
# Terms longer than this push their definitions to the right no further.
_TERM = 30


def page_text(page: Page) -> str:
    """Return `page` as plain text."""
    lines = [page.title, "=" * len(page.title), ""]
    lines += [_paragraph(line) for block in page.preamble for line in block_lines(block)]
    for section in page.sections:
        lines += ["", f"{section.number}  {section.title}"]
        lines += [line for block in section.blocks for line in _block(block, section.title)]
    in_force = f"Version {page.version}, in force from {date_words(page.effective_on)}."
    return "\n".join((*lines, "", in_force, f"SHA-256 {page.hash}"))


def _block(block: PageBlock, around: str) -> Iterator[str]:
    """Yield the lines of a block; its caption only where the title `around` it does not say the same."""
    yield ""
    if isinstance(block, Prose | Note | Example):
        yield from (_paragraph(line) for line in block_lines(block))
        return
    caption, lines = _captioned(block)
    if caption.casefold() != around.casefold():
        yield f"{_INDENT}{caption}:"
    yield from (f"{_INDENT}{_GAP}{line}".rstrip() for line in lines)


def _captioned(block: Table | HoursChart | HolidayTable | CheckList | FactsList) -> tuple[str, Iterable[str]]:
    match block:
        case Table():
            return block.caption, _columns(_rows(block))
        case HoursChart():
            return _capital(block.label), filter(None, (*hours_lines(block), opening_words(block)))
        case HolidayTable():
            return block.caption, _columns([_holiday(row) for row in block.rows])
        case CheckList():
            sign = "×" if block.qualifies is False else "•"
            return block.title, (f"{sign} {item}" for item in block.items)
        case FactsList():
            return block.title, _columns(block.pairs, first=_TERM)


def _holiday(row: HolidayRow) -> tuple[str, ...]:
    coming = date_words(row.next_on) if row.next_on else "none ahead"
    return (row.name, row.rule, coming) if row.rule else (row.name, coming)


def _rows(table: Table) -> list[tuple[str, ...]]:
    rows = [tuple(f"{c.text} ({c.note})" if c.note else c.text for c in row) for row in table.rows]
    return [table.columns, tuple("-" * len(name) for name in table.columns), *rows]


def _columns(rows: Sequence[tuple[str, ...]], *, first: int = WIDTH) -> Iterator[str]:
    """Yield `rows` in columns as wide as what they hold, the widest wrapped where all of them are too wide."""
    widths = [max(map(len, column)) for column in zip_longest(*rows, fillvalue="")]
    widths[:1] = [min(width, first) for width in widths[:1]]
    room = WIDTH - len(_INDENT) - len(_GAP) * len(widths)
    while sum(widths) > room and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    for row in rows:
        cells = [wrap(text, width) or [""] for text, width in zip(row, widths, strict=False)]
        for lines in zip_longest(*cells, fillvalue=""):
            yield _GAP.join(line.ljust(width) for line, width in zip(lines, widths, strict=False)).rstrip()


def _paragraph(text: str) -> str:
    return fill(text, WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
