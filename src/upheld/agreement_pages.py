"""The public page of an agreement as one self-contained HTML file, or as plain text, for the command line.

The portal draws the same nodes with its own components.
"""

from html import escape
from textwrap import fill

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

_STYLE = (
    "body{max-width:44rem;margin:3rem auto;padding:0 1rem;font:16px/1.65 Georgia,serif;color:#15181c}"
    "h1,h2,h3{line-height:1.25}table{border-collapse:collapse;width:100%;margin:1rem 0;font-size:15px}"
    "caption{text-align:left;font-weight:600;padding:.3rem 0}"
    "th,td{text-align:left;vertical-align:top;padding:.35rem .6rem .35rem 0;border-bottom:1px solid #e5e5e0}"
    ".guaranteed{border-bottom:4px double}.target{border-bottom:2px solid}.typical{border-bottom:2px dashed}"
    ".best_effort{border-bottom:2px dotted}small,footer,.note{color:#474d56;font-family:sans-serif}"
    ".note{border-left:3px solid #cdcdc6;padding-left:.8rem}.wrong{color:#b01e1a}"
)


def page_html(page: Page) -> str:
    """Return `page` as a whole HTML document without script."""
    head = f'<meta charset="utf-8"><title>{escape(page.title)}</title><style>{_STYLE}</style>'
    body = "".join((_blocks(page.preamble), *(_section(section) for section in page.sections)))
    foot = f"Version {page.version}, in force from {page.effective_on}. SHA-256 {page.hash}"
    return (
        f'<!doctype html><html lang="{escape(page.locale)}"><head>{head}</head><body>'
        f"<h1>{escape(page.title)}</h1>{body}<footer><small>{foot}</small></footer></body></html>"
    )


def _section(section: PageSection) -> str:
    level = min(section.level, 6)
    title = f"{section.number} {escape(section.title)}"
    heading = f'<h{level} id="{section.anchor}">{title}</h{level}>'
    return heading + _blocks(section.blocks)


def _blocks(blocks: tuple[PageBlock, ...]) -> str:
    return "".join(_block(block) for block in blocks)


def _block(block: PageBlock) -> str:
    match block:
        case Prose():
            return block.html
        case Table():
            return _table(block.caption, block.columns, [[_cell(cell) for cell in row] for row in block.rows])
        case HoursChart():
            return _hours(block)
        case HolidayTable():
            rows = [[escape(row.name), escape(row.rule), str(row.next_on or "")] for row in block.rows]
            return _table(block.caption, ("Day", "Rule", "Next"), rows)
        case CheckList() | FactsList():
            return _list(block)
        case Note() | Example():
            return _remark(block)


def _list(block: CheckList | FactsList) -> str:
    title = f"<p><strong>{escape(block.title)}</strong></p>"
    if isinstance(block, CheckList):
        return f"{title}<ul>{''.join(f'<li>{escape(item)}</li>' for item in block.items)}</ul>"
    pairs = "".join(f"<dt>{escape(term)}</dt><dd>{escape(words)}</dd>" for term, words in block.pairs)
    return f"{title}<dl>{pairs}</dl>"


def _remark(block: Note | Example) -> str:
    if isinstance(block, Note):
        lead = "We read this as follows. " if block.kind == "assumption" else ""
        return f'<p class="note">{lead}{escape(block.text)}</p>'
    wrong = "" if block.ok else f' <span class="wrong">Not so: {escape(block.says or "")}</span>'
    return f"<blockquote>{escape(block.text)}{wrong}</blockquote>"


def _cell(cell: Cell) -> str:
    text = f'<span class="{cell.strength}">{escape(cell.text)}</span>' if cell.strength else escape(cell.text)
    return f"{text}<br><small>{escape(cell.note)}</small>" if cell.note else text


def _table(caption: str, columns: tuple[str, ...], rows: list[list[str]]) -> str:
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><caption>{escape(caption)}</caption><tr>{head}</tr>{body}</table>"


def _hours(chart: HoursChart) -> str:
    caption = f"{chart.label[:1].upper()}{chart.label[1:]} ({chart.zone})"
    rows = [[escape(day.day), escape(day.words)] for day in chart.days] or [["Every day", "at every hour"]]
    note = f'<p class="note">{escape(chart.note)}</p>' if chart.note else ""
    return _table(caption, ("Day", "Hours"), rows) + note


def page_text(page: Page) -> str:
    """Return `page` as plain text for a terminal."""
    parts = [page.title, "=" * len(page.title)]
    for section in page.sections:
        parts += ["", f"{section.number} {section.title}"]
        parts += [_text(block) for block in section.blocks]
    parts += ["", f"Version {page.version}, in force from {page.effective_on}. SHA-256 {page.hash}"]
    return "\n".join(parts)


def _text(block: PageBlock) -> str:
    match block:
        case Prose():
            return fill(block.text, 100, initial_indent="  ", subsequent_indent="  ")
        case Table():
            rows = (" | ".join(cell.text for cell in row) for row in block.rows)
            return "\n".join((f"  {block.caption}:", *(f"    {row}" for row in rows)))
        case HoursChart():
            days = (f"    {day.day}: {day.words}" for day in block.days)
            return "\n".join((f"  {block.label} ({block.zone}):", *days))
        case HolidayTable():
            return "\n".join(
                (f"  {block.caption}:", *(f"    {row.name}: {row.rule}, {row.next_on}" for row in block.rows))
            )
        case CheckList():
            return "\n".join((f"  {block.title}:", *(f"    - {item}" for item in block.items)))
        case FactsList():
            return "\n".join((f"  {block.title}:", *(f"    {term}: {words}" for term, words in block.pairs)))
        case Note() | Example():
            return fill(block.text, 100, initial_indent="  ", subsequent_indent="  ")
