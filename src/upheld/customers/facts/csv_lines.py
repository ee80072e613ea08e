"""A file of customers as plain lines, and lines as such a file; what they change is decided by `queries.importing`."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

COLUMNS = (
    "customer",
    "contract",
    "plan",
    "licence",
    "starts_on",
    "ends_on",
    "domains",
    "name",
    "email",
    "phone",
)
LINES_AT_MOST = 2_000
BYTES_AT_MOST = 1_000_000
# A spreadsheet takes what begins with one of these for a formula; the wide ones are read as the plain ones.
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_GUARD = "'"


class NotACustomerFile(ValueError):
    """The file cannot be read as a list of customers; the message says why."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One line of a file."""

    # as an editor counts, the head being the first
    number: int
    # by column, without the spaces around them; a column that the file lacks is empty
    values: Mapping[str, str]


def read_file(content: bytes) -> str:
    """Return the text of an uploaded file. Raises: NotACustomerFile, if it is too large or not UTF-8."""
    if len(content) > BYTES_AT_MOST:
        raise NotACustomerFile(_("the file is larger than %(most)d kB; split it") % {"most": BYTES_AT_MOST // 1000})
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise NotACustomerFile(_("the file is not UTF-8; save it as “CSV UTF-8”")) from fault
    if "\0" in text:
        raise NotACustomerFile(_("the file is no text"))
    return text


def read_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of a file, comma- or semicolon-separated; empty ones are left out.

    Raises: NotACustomerFile, for a head without the columns that name anybody, an unknown column, or too many lines.
    """
    head_text = text.partition("\n")[0]
    delimiter = ";" if head_text.count(";") > head_text.count(",") else ","
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        head = tuple(cell.strip().lower().replace(" ", "_") for cell in next(rows, []))
        _refuse_head(head)
        return tuple(_lines(rows, head))
    except csv.Error as fault:
        raise NotACustomerFile(_("line %(line)d: %(why)s") % {"line": rows.line_num, "why": fault}) from fault


def write_lines(lines: Iterable[Mapping[str, str]]) -> Iterator[str]:
    """Yield a file of customers line by line, head first, safe to open in a spreadsheet."""
    yield _written(COLUMNS)
    for line in lines:
        yield _written(guarded(line.get(column, "")) for column in COLUMNS)


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe before what would begin one."""
    risky = cell.lstrip(_GUARD).lstrip(" ").startswith(_BEGINS_A_FORMULA)
    return f"{_GUARD}{cell}" if risky else cell


def unguarded(cell: str) -> str:
    """Return a cell as it was before `guarded`."""
    return cell[1:] if cell.startswith(_GUARD) and guarded(cell[1:]) == cell else cell


def _refuse_head(head: tuple[str, ...]) -> None:
    if unknown := sorted(set(head) - set(COLUMNS)):
        raise NotACustomerFile(
            _("unknown column “%(column)s”; known are %(known)s") % {"column": unknown[0], "known": ", ".join(COLUMNS)}
        )
    if len(set(head)) < len(head):
        raise NotACustomerFile(_("a column stands twice in the head"))
    if not {"customer", "email"} & set(head):
        raise NotACustomerFile(_("the head names neither “customer” nor “email”"))


def _lines(rows: Iterator[list[str]], head: tuple[str, ...]) -> Iterator[Line]:
    for count, (number, row) in enumerate((at, row) for at, row in enumerate(rows, start=2) if any(row)):
        if count >= LINES_AT_MOST:
            raise NotACustomerFile(_("more than %(most)d lines; split the file") % {"most": LINES_AT_MOST})
        cells = dict(zip(head, (unguarded(cell.strip()) for cell in row), strict=False))
        if len(row) > len(head):
            raise NotACustomerFile(_("line %(line)d has more cells than the head") % {"line": number})
        yield Line(number=number, values={column: cells.get(column, "") for column in COLUMNS})


def _written(cells: Iterable[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue()
