"""The public support page as nodes: the document with its terms as sentences, tables and lists.

What each kind of term looks like lives in `drawing`; HTML around the nodes lives with whoever shows them.
"""

from datetime import datetime

from markdown_it import MarkdownIt

from servicelevel.agreement.document import Block, BlockKind, Section
from servicelevel.agreement.drawing import draw
from servicelevel.agreement.drawing.drawer import Drawer
from servicelevel.agreement.examples import ExampleResult, run_examples
from servicelevel.agreement.page_nodes import (
    Cell,
    CheckList,
    DayHours,
    Example,
    FactsList,
    HolidayRow,
    HolidayTable,
    HoursChart,
    Note,
    Page,
    PageBlock,
    PageSection,
    Prose,
    Table,
)
from servicelevel.agreement.scanning import plain
from servicelevel.agreement.terms import Agreement
from servicelevel.instants import aware

__all__ = [
    "Cell",
    "CheckList",
    "DayHours",
    "Example",
    "FactsList",
    "HolidayRow",
    "HolidayTable",
    "HoursChart",
    "Note",
    "Page",
    "PageBlock",
    "PageSection",
    "Prose",
    "Table",
    "build_page",
    "prose_html",
]


def build_page(agreement: Agreement, *, at: datetime, plan: str | None = None) -> Page:
    """Return the public page of `agreement` as of `at`; with only what concerns `plan`, if one is given.

    Instants: `at` is aware; it decides which date of a holiday is the next one.
    """
    drawer = Drawer(agreement=agreement, at=aware(at), plan=plan)
    results = {result.line: result for result in run_examples(agreement)}
    return Page(
        title=agreement.title,
        provider=agreement.provider,
        version=agreement.version,
        effective_on=agreement.effective_on,
        hash=agreement.hash,
        zone=agreement.zone,
        locale=agreement.locale,
        plan=plan,
        preamble=tuple(_prose(block) for block in agreement.document.preamble),
        sections=tuple(_section(section, drawer, results) for section in agreement.document.sections),
    )


def prose_html(source: str) -> str:
    """Return Markdown as safe HTML: raw HTML in it is escaped, and only harmless addresses become links."""
    html: str = MarkdownIt("commonmark", {"html": False}).render(source)
    return html


def _prose(block: Block) -> Prose:
    return Prose(html=prose_html(block.source), text=plain(block.source))


def _section(section: Section, drawer: Drawer, results: dict[int, ExampleResult]) -> PageSection:
    blocks = (node for block in section.blocks for node in _nodes(block, section, drawer, results))
    return PageSection(
        number=section.clause.number,
        anchor=section.clause.anchor,
        title=section.clause.title,
        level=section.level,
        blocks=tuple(blocks),
    )


def _nodes(block: Block, section: Section, drawer: Drawer, results: dict[int, ExampleResult]) -> tuple[PageBlock, ...]:
    if block.kind is BlockKind.PROSE:
        return (_prose(block),)
    if block.kind is BlockKind.TERMS:
        return tuple(node for kind in block.kinds for node in draw(kind, drawer.of(section.clause)))
    lines = range(block.line, block.line + len(block.source.split("\n")))
    shown = (results[line] for line in lines if line in results)
    return tuple(Example(text=result.text, ok=result.ok, says=None if result.ok else result.says) for result in shown)
