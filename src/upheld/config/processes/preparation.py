"""What must be true of the database before anything is served.

Reachable, fit, migrated, and in the demo peopled.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import django
from django.conf import settings
from django.core import checks
from django.core.management import call_command
from django.db import connection, connections
from django.db.backends.postgresql.base import DatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder

from upheld.config.checks import TAG, check_server

LOCK = 0x75706865  # "uphe": the advisory lock of those who migrate


class NotFit(Exception):
    """The configuration or the database cannot be used; the message lists every fault with its id."""


def check_configuration() -> list[str]:
    """Return the warnings about the configuration.

    Raises: NotFit, listing everything that must be set before Upheld can start.
    """
    django.setup()
    return _judged(checks.run_checks(tags=[TAG]))


def prepare_database(*, at: datetime) -> list[str]:
    """Judge, migrate and, in the demo, people the database; return the warnings about it.

    Any number of starts may do this at once: they queue for an advisory lock.
    Raises: NotFit.
    """
    try:
        warnings = _judged(check_server(connection))
        with _alone():
            _migrate()
            if settings.DEMO:
                _load_demo(at)
    finally:
        connections.close_all()
        _close_pool()
    return warnings


def _migrate() -> None:
    """Bring the schema up to date. What a migration adds the planner knows nothing of until it has looked."""
    before = MigrationRecorder(connection).applied_migrations()
    call_command("migrate", interactive=False, verbosity=0)
    if MigrationRecorder(connection).applied_migrations() != before:
        with connection.cursor() as cursor:
            tables = ", ".join(map(connection.ops.quote_name, connection.introspection.table_names(cursor)))
            cursor.execute(f"ANALYZE {tables}")


def _close_pool() -> None:
    if isinstance(connection, DatabaseWrapper):
        connection.close_pool()


def _judged(messages: list[checks.CheckMessage]) -> list[str]:
    faults = [str(message) for message in messages if message.is_serious()]
    if faults:
        raise NotFit("\n".join(faults))
    return [str(message) for message in messages]


@contextmanager
def _alone() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def _load_demo(at: datetime) -> None:
    from upheld import demo  # needs Django ready

    demo.load(at=at)
