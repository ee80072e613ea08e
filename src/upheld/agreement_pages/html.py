"""The public page as one HTML file that needs nothing else: no script, no picture, its style inside.

What it looks like lives in `style`.
"""

import re
from collections.abc import Iterable, Sequence
from html import escape

from servicelevel.agreement.page import (
    Cell,
    CheckList,
    Example,
    FactsList,
    HolidayTable,
    HoursChart,
    Note,
    Page,
    PageBlock,
    PageSection,
    Prose,
    Table,
)
from servicelevel.agreement.page_words import ASSUMED, opening_words
from servicelevel.decisions.explain import date_words
from upheld.agreement_pages.style import STYLE

_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")
# The level of a heading such as "4"; clauses such as "4.2" lie below it.
_CHAPTER = 2


def page_html(page: Page) -> str:
    """Return `page` as a whole HTML document."""
    title = escape(page.title)
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{STYLE}</style>"
    )
    body = (
        f'<header><p class="provider">{escape(page.provider)}</p><h1>{title}</h1>{_blocks(page.preamble)}</header>',
        _contents(page.sections),
        *(_section(section) for section in page.sections),
        _foot(page),
    )
    language = escape(page.locale)
    return f'<!doctype html><html lang="{language}"><head>{head}</head><body>{"".join(body)}</body></html>'


def _contents(sections: Iterable[PageSection]) -> str:
    chapters = (section for section in sections if section.level == _CHAPTER)
    items = "".join(f'<li>{s.number}&ensp;<a href="#{s.anchor}">{escape(s.title)}</a></li>' for s in chapters)
    return f'<nav aria-label="Contents"><ol>{items}</ol></nav>'


def _foot(page: Page) -> str:
    in_force = f"Version {page.version}, in force from {date_words(page.effective_on)}."
    times = f"Times are those of {escape(page.zone)}."
    return f"<footer><p>{in_force} {times}</p><p><code>SHA-256 {page.hash}</code></p></footer>"


def _section(section: PageSection) -> str:
    number = f'<a href="#{section.anchor}">{section.number}</a>'
    heading = f'<h{section.level} id="{section.anchor}">{number}{escape(section.title)}</h{section.level}>'
    return f"<section>{heading}{_blocks(section.blocks)}</section>"


def _blocks(blocks: Iterable[PageBlock]) -> str:
    return "".join(_block(block) for block in blocks)


def _block(block: PageBlock) -> str:
    match block:
        case Prose() | Note() | Example():
            return _sentence(block)
        case Table():
            return _table(block.caption, block.columns, [[_cell(cell) for cell in row] for row in block.rows])
        case HoursChart():
            return _hours(block)
        case HolidayTable():
            return _holidays(block)
        case CheckList():
            return _checklist(block)
        case FactsList():
            pairs = "".join(f"<dt>{escape(term)}</dt><dd>{escape(words)}</dd>" for term, words in block.pairs)
            return f'<div class="terms">{_caption(block.title)}<dl>{pairs}</dl></div>'


def _sentence(block: Prose | Note | Example) -> str:
    match block:
        case Prose():
            return block.html
        case Note():
            assumed = f"<b>{ASSUMED}.</b> " if block.kind == "assumption" else ""
            return f'<p class="note">{assumed}{escape(block.text)}</p>'
        case Example():
            wrong = "" if block.ok else f' <span class="wrong">Not so: {escape(block.says or "")}</span>'
            return f'<p class="example">{escape(block.text)}{wrong}</p>'


def _caption(title: str) -> str:
    return f'<p class="caption">{escape(title)}</p>'


def _checklist(block: CheckList) -> str:
    items = "".join(f"<li>{escape(item)}</li>" for item in block.items)
    kind = {True: ' class="yes"', False: ' class="no"', None: ""}[block.qualifies]
    return f'<div class="terms">{_caption(block.title)}<ul{kind}>{items}</ul></div>'


def _cell(cell: Cell) -> str:
    text = f'<span class="firm {cell.strength}">{escape(cell.text)}</span>' if cell.strength else escape(cell.text)
    return f"{text}<small>{_linked(cell.note)}</small>" if cell.note else text


def _linked(note: str) -> str:
    """Return a note with its address as a link, where it is nothing but one."""
    scheme = "" if note.startswith("https://") else "mailto:" if _ADDRESS.fullmatch(note) else None
    return escape(note) if scheme is None else f'<a href="{scheme}{escape(note)}">{escape(note)}</a>'


def _table(caption: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    table = f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f'<div class="table">{table}</div>'


def _hours(chart: HoursChart) -> str:
    caption = f"{chart.label[:1].upper()}{chart.label[1:]} ({chart.zone})"
    rows = [[escape(day.day), escape(day.words)] for day in chart.days] or [["Every day", "at any hour"]]
    said = filter(None, (opening_words(chart), f"{chart.note}." if chart.note else ""))
    return _table(caption, ("Day", "Hours"), rows) + f'<p class="note">{escape(" ".join(said))}</p>'


def _holidays(table: HolidayTable) -> str:
    ruled = any(row.rule for row in table.rows)
    rows = []
    for row in table.rows:
        coming = date_words(row.next_on) if row.next_on else "none ahead"
        rows.append([escape(row.name), *([escape(row.rule)] if ruled else []), coming])
    return _table(table.caption, ("Day", *(["Rule"] if ruled else []), "Next"), rows)
