"""The marks of the months and years in which tickets were received, which narrow a search before any row is read."""

from collections.abc import Iterator
from datetime import UTC, datetime

# No ticket that anybody searches for is older.
FIRST_YEAR = 2000


def marks(*, since: datetime | None, until: datetime) -> tuple[str, ...]:
    """Return the marks of every year that lies within, and of every month of those that do so in part."""
    first = since.astimezone(UTC) if since else datetime(FIRST_YEAR, 1, 1, tzinfo=UTC)
    return tuple(_marks((max(first.year, FIRST_YEAR), first.month), until.astimezone(UTC)))


def _marks(first: tuple[int, int], until: datetime) -> Iterator[str]:
    last = (until.year, until.month)
    for year in range(first[0], until.year + 1):
        if first <= (year, 1) and (year, 12) <= last:
            yield f"=y={year}"
            continue
        for month in range(1, 13):
            if first <= (year, month) <= last:
                yield f"=m={year}{month:02d}"
