"""Tables of numbers as pages draw them and files hold them; what is counted is not decided here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from upheld.improvement.queries.outcomes import Outcomes

# How a table is drawn beside itself: rows as bars that lie or stand, or as cells of a colour.
STACK, WEEKS, BARS, HEAT = "stack", "weeks", "bars", "heat"


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """One kind of number; its tone is that of the bars."""

    label: str
    tone: str = "plain"


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One number, and where the tickets behind it are listed."""

    value: int
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One line of numbers; `url` is a clause or the like, `more` a fact in words at its end."""

    label: str
    cells: tuple[Cell, ...]
    url: str = ""
    more: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """One table, drawn as `chart` beside itself."""

    # Its name in addresses and files.
    key: str
    title: str
    # What the rows are, and what `more` is.
    about: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    chart: str
    note: str = ""
    more: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing was counted at all."""
        return not any(cell.value for row in self.rows for cell in row.cells)

    def lines(self) -> Iterable[Sequence[str | int]]:
        """Yield what a file holds: the heads, then the rows."""
        more = (self.more,) if self.more else ()
        yield (self.about, *(column.label for column in self.columns), *more)
        for row in self.rows:
            yield (row.label, *(cell.value for cell in row.cells), *((row.more,) if self.more else ()))


def outcome_columns() -> tuple[Column, ...]:
    """Return the columns of a table of outcomes."""
    return (
        Column(label=_("Kept"), tone="met"),
        Column(label=_("Missed"), tone="warn"),
        Column(label=_("Breached"), tone="breach"),
    )


def share_words(outcomes: Outcomes) -> str:
    """Return which part was kept: to a tenth of a per cent, and never rounded up to all of it."""
    share = outcomes.share_kept
    if share is None:
        return "–"
    tenths = int(share * 1000)
    return f"{tenths // 10} %" if tenths % 10 == 0 else f"{tenths / 10:.1f} %"
