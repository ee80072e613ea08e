"""The nodes of the public page: sections of prose, tables, charts and lists. Making them lives in `page`."""

from dataclasses import dataclass
from datetime import date, datetime

from servicelevel.agreement.terms import Clause, Strength


@dataclass(frozen=True, kw_only=True, slots=True)
class Prose:
    """Safe HTML made from the document's Markdown; raw HTML in it was escaped."""

    html: str
    # the same without markup
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One cell of a table."""

    text: str
    # how firm the promise in it is; None if it holds none
    strength: Strength | None = None
    clause: Clause | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A table with a header row; the first cell of each row names it."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class DayHours:
    """The hours of one weekday."""

    # "Monday"
    day: str
    # minutes after midnight, half-open; may run over 1440
    windows: tuple[tuple[int, int], ...]
    # "09:00–18:00", or "closed"
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class HoursChart:
    """The weekly hours of a calendar."""

    # key and label of the calendar
    name: str
    label: str
    zone: str
    always_open: bool
    # whether it is open at the page's instant; None for hours in which nobody waits for an answer
    open_now: bool | None
    # when that changes; None where it never does
    changes_at: datetime | None
    days: tuple[DayHours, ...]
    # what the agreement says of closed days, as in "closed, except for emergencies"
    note: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class HolidayRow:
    """A holiday, its rule in words, and when it comes next."""

    name: str
    # empty where the caption says it for all
    rule: str
    next_on: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class HolidayTable:
    """The days on which a calendar is closed."""

    caption: str
    rows: tuple[HolidayRow, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckList:
    """A list; `qualifies` says whether its items do (True), do not (False), or it is just a list (None)."""

    title: str
    items: tuple[str, ...]
    qualifies: bool | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class FactsList:
    """Terms and their definitions."""

    title: str
    # each a term and its definition
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """A remark; an assumption is a reading of something that was left unsaid."""

    text: str
    # "assumption" or "remark"
    kind: str = "remark"


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    """A worked example, and whether the agreement keeps it."""

    text: str
    ok: bool
    # what the agreement says instead, if not
    says: str | None = None


PageBlock = Prose | Table | HoursChart | HolidayTable | CheckList | FactsList | Note | Example


@dataclass(frozen=True, kw_only=True, slots=True)
class PageSection:
    """A clause as it is shown."""

    number: str
    anchor: str
    title: str
    # 2 for "4", 3 for "4.2"
    level: int
    blocks: tuple[PageBlock, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """The public page of one version of an agreement."""

    title: str
    provider: str
    version: int
    effective_on: date
    hash: str
    zone: str
    locale: str
    # the plan that it is for; None for everyone's page
    plan: str | None
    # what stands before the first clause
    preamble: tuple[PageBlock, ...]
    sections: tuple[PageSection, ...]
