"""Rows into tables by COPY, many thousands at a time; which rows is decided elsewhere."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models


def first_free(model: type[models.Model]) -> int:
    """Return a primary key after which none is taken; the caller keeps others from taking it."""
    last = model._default_manager.aggregate(last=models.Max("pk"))["last"]
    return int(last or 0) + 1


def copy(model: type[models.Model], fields: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write rows, each a value per field; an `id` among them is taken as it is."""
    named = [_column(model, name) for name in fields]
    statement = f"COPY {model._meta.db_table} ({', '.join(named)}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(statement) as carrier:
        for row in rows:
            carrier.write_row(row)


def count_on(model: type[models.Model]) -> None:
    """Let a table's next row get the number after the highest."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"  # noqa: S608  names of our own tables
        )


def fill_search_entries() -> None:
    """Let the database index the words of every ticket that it has none of; its triggers did not run."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT upheld_search_fill()")


def _column(model: type[models.Model], name: str) -> str:
    field = model._meta.get_field(name)
    assert isinstance(field, models.Field)
    return str(field.column)
