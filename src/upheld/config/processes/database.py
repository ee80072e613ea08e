"""Gives a command that needs rows a database to read.

The one that answers, else the embedded one for as long as it takes.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, connections

from upheld.config import data_folder, embedded_postgres, environment
from upheld.config.postgresql.base import DatabaseWrapper


@contextmanager
def reachable() -> Iterator[None]:
    """Have a database while the block runs.

    Raises: DataFolderInUse, if Upheld is just starting or stopping; PostgresDidNotStart.
    """
    postgres = embedded_postgres.EmbeddedPostgres(folder=environment.data_folder())
    if environment.database_url() or postgres.answers():
        yield
        return
    with data_folder.held(postgres.folder), embedded_postgres.running(postgres):
        postgres.furnish()
        try:
            yield
        finally:
            _let_go()


def _let_go() -> None:
    """Close what is connected before its server goes; a pool left open would ask for it again, and complain."""
    connection = connections[DEFAULT_DB_ALIAS]
    if isinstance(connection, DatabaseWrapper):
        connection.close_pool()
