"""Tables without indexes, references and triggers while millions of rows are copied in; which rows is not here."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, models

_CONSTRAINTS = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)
FROM pg_constraint WHERE conrelid::regclass::text = ANY(%s) AND contype = ANY(%s) ORDER BY conname
"""
_INDEXES = """
SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid)
FROM pg_index WHERE indrelid::regclass::text = ANY(%s) AND NOT indisprimary
    AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid AND contype = 'u') ORDER BY 1
"""
_MEMORY = "1GB"


@dataclass(frozen=True, slots=True)
class _Piece:
    """Something that a table has: how it is taken away, and how it is made again."""

    taken: str
    made: str


@contextmanager
def bare(tables: Sequence[type[models.Model]]) -> Iterator[None]:
    """Have tables without secondary indexes, references and triggers while the block runs; in a transaction.

    Making an index once over all rows is many times faster than keeping it by the row, and references are checked by
    one join each. Both are as they were when the block ends; if it fails, the transaction takes everything back.
    """
    names = [str(model._meta.db_table) for model in tables]
    # PostgreSQL alters no table with checks still owed.
    _run(["SET CONSTRAINTS ALL IMMEDIATE", f"SET LOCAL maintenance_work_mem = '{_MEMORY}'"])
    pieces = [*_constraints(names, "f"), *_constraints(names, "u"), *_indexes(names)]
    _run(piece.taken for piece in pieces)
    _run(f"ALTER TABLE {name} DISABLE TRIGGER USER" for name in names)
    yield
    _run(piece.made for piece in reversed(pieces))
    _run(f"ALTER TABLE {name} ENABLE TRIGGER USER" for name in names)


def _constraints(names: list[str], kind: str) -> Iterator[_Piece]:
    for table, name, definition in _rows(_CONSTRAINTS, [names, [kind]]):
        yield _Piece(
            f'ALTER TABLE {table} DROP CONSTRAINT "{name}"', f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}'
        )


def _indexes(names: list[str]) -> Iterator[_Piece]:
    for name, definition in _rows(_INDEXES, [names]):
        yield _Piece(f"DROP INDEX {name}", definition)


def _rows(statement: str, values: list[list[str]]) -> list[tuple[str, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def _run(statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
