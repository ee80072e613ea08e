"""Gives a command that needs rows a database to read.

The one that answers, else the embedded one for as long as it takes.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from upheld.config import data_folder, embedded_postgres, environment


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
        yield
