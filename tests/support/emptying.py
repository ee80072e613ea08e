"""Takes away what a test has committed, from the tables that have rows; nothing else is made anew.

Django truncates every table, which makes each of their files and indexes anew, and then writes all permissions again.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connections, transaction
from django.db.backends.postgresql.operations import DatabaseOperations
from psycopg import Connection, sql

from upheld.config import embedded_postgres

KEPT = {"django_content_type", "auth_permission"}  # what the migrations wrote, and no test writes
# Whoever still writes is waited for. Without its triggers, a row can be deleted that the desk would never delete.
EMPTY = """
DO $$
DECLARE
    tables text[] := {tables};
    part text;
    has_rows boolean;
BEGIN
    EXECUTE 'LOCK TABLE ' || array_to_string(tables, ', ') || ' IN SHARE ROW EXCLUSIVE MODE';
    PERFORM set_config('session_replication_role', 'replica', true);
    FOREACH part IN ARRAY tables LOOP
        EXECUTE 'SELECT EXISTS (SELECT FROM ' || part || ')' INTO has_rows;
        IF has_rows THEN
            EXECUTE 'DELETE FROM ' || part;
        END IF;
    END LOOP;
END $$
"""


class Emptying(DatabaseOperations):
    """Django's operations, but for how tables are emptied after a test that commits."""

    def sql_flush(self, style: Any, tables: Sequence[str], **_how: bool) -> list[str]:
        """Return no statement, so that Django writes nothing anew afterwards."""
        return []

    def execute_sql_flush(self, sql_list: Iterable[str]) -> None:
        """Empty the tables of our models in one statement."""
        names = set(self.connection.introspection.django_table_names(only_existing=True, include_views=False)) - KEPT
        tables = "ARRAY[" + ", ".join(f"'{self.quote_name(name)}'" for name in sorted(names)) + "]"
        with transaction.atomic(), self.connection.cursor() as cursor:
            cursor.execute(EMPTY.format(tables=tables))


def allow(administrator: Connection[Any]) -> None:
    """Let the application's role leave triggers out; only an administrator may say so."""
    role = sql.Identifier(embedded_postgres.NAME)
    administrator.execute(sql.SQL("GRANT SET ON PARAMETER session_replication_role TO {}").format(role))


def empty_quickly() -> None:
    """Empty tables this way from now on, in this process, whichever thread or loop has a connection of its own."""
    connection = connections["default"]
    type(connection).ops_class = Emptying
    connection.ops = Emptying(connection)
