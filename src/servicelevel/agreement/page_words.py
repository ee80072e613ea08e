"""The nodes of the public page as plain lines, for the difference between two pages and for a terminal.

How wide a line may be, and everything about HTML, lives with whoever shows them.
"""

from servicelevel.agreement.page_nodes import (
    CheckList,
    Example,
    HolidayTable,
    HoursChart,
    Note,
    PageBlock,
    PageSection,
    Prose,
    Table,
)
from servicelevel.calendars.wall_clock import zone_named
from servicelevel.decisions.explain import instant_words

ASSUMED = "Assumed"


def section_lines(section: PageSection) -> tuple[str, ...]:
    """Return what a clause says, a line for each sentence, row or item; what changes by the minute is left out."""
    return tuple(line for block in section.blocks for line in block_lines(block))


def block_lines(block: PageBlock) -> tuple[str, ...]:
    """Return one block as lines."""
    match block:
        case Prose() | Note() | Example():
            return (_sentence(block),)
        case Table():
            return (f"{block.caption}:", *(_row([_with_note(c.text, c.note) for c in row]) for row in block.rows))
        case HoursChart():
            return (f"{block.label} ({block.zone}):", *hours_lines(block))
        case HolidayTable():
            return (f"{block.caption}:", *(_row([row.name, row.rule]) for row in block.rows))
        case CheckList():
            sign = "not: " if block.qualifies is False else ""
            return (f"{block.title}:", *(f"{sign}{item}" for item in block.items))
    return (f"{block.title}:", *(_row([term, words]) for term, words in block.pairs))


def _sentence(block: Prose | Note | Example) -> str:
    match block:
        case Prose():
            return block.text
        case Note():
            return f"{ASSUMED}: {block.text}" if block.kind == "assumption" else block.text
    return f"Example: {block.text}" + ("" if block.ok else f" Not so: the agreement says {block.says}")


def hours_lines(chart: HoursChart) -> tuple[str, ...]:
    """Return the hours of a week, a day a line, and what is said of closed ones."""
    days = tuple(f"{day.day}: {day.words}" for day in chart.days) or ("Every day, at any hour",)
    return (*days, f"{chart.note}.") if chart.note else days


def opening_words(chart: HoursChart) -> str:
    """Return whether a calendar is open at the page's instant and until when, on its own wall clock.

    Empty for hours in which nobody waits for an answer, and for those that do not come again.
    """
    if chart.changes_at is None:
        return "Open now, and at any hour." if chart.open_now else ""
    when = f"{instant_words(chart.changes_at, zone=zone_named(chart.zone))} ({chart.zone})"
    return f"Open now, until {when}." if chart.open_now else f"Closed now. Opens {when}."


def _row(cells: list[str]) -> str:
    return " | ".join(filter(None, cells))


def _with_note(text: str, note: str | None) -> str:
    return f"{text} ({note})" if note else text
