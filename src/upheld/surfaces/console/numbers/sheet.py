"""Tables as CSV files that a spreadsheet opens without running anything in them. What they hold is not decided here."""

import csv

from django.http import HttpResponse

from upheld.surfaces.console.numbers.tables import Table

# A spreadsheet takes a cell that begins with one of these for a formula, or for one once it has cut what is not seen.
_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def as_file(table: Table, *, name: str) -> HttpResponse:
    """Return a table as a file to keep."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response.write("\ufeff")  # by which spreadsheets know that it is UTF-8
    writer = csv.writer(response)
    for line in table.lines():
        writer.writerow([inert(cell) for cell in line])
    return response


def inert(cell: str | int) -> str | int:
    """Return a cell that no spreadsheet takes for a formula: words that could be one are quoted, numbers stay."""
    if isinstance(cell, str) and cell.lstrip(" \u00a0").startswith(_ACTIVE):
        return f"'{cell}"
    return cell
