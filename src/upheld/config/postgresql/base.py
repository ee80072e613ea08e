"""The backend: Django's own, but for how it reads instants and how many statements it keeps prepared."""

from typing import Any

from django.db.backends.postgresql import base
from psycopg import adapt
from psycopg.types.datetime import TimestamptzLoader

STATEMENTS_KEPT = 500  # by one connection; each costs the database some tens of kB


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's PostgreSQL connection, with instants read by psycopg's own loader, which is in C.

    Django's loader reads each in Python to give it the zone of its choice, and a page of the queue holds hundreds.
    Here that zone is UTC throughout, which is what the connection's own zone already says.
    """

    def get_connection_params(self) -> dict[str, Any]:
        """Return Django's parameters with psycopg's loader of instants put back."""
        parameters: dict[str, Any] = super().get_connection_params()
        context = adapt.AdaptersMap(parameters["context"])
        context.register_loader("timestamptz", TimestamptzLoader)
        return {**parameters, "context": context}

    def _configure_connection(self, connection: Any) -> bool:
        """Let a connection keep more statements prepared than psycopg would, for pages ask some hundred."""
        connection.prepared_max = STATEMENTS_KEPT
        commit: bool = super()._configure_connection(connection)  # type: ignore[misc]  # django-stubs leave it out
        return commit

    def create_cursor(self, name: str | None = None) -> Any:
        """Return a cursor as Django would, without giving it Django's loader again."""
        if name is None:
            return self.connection.cursor()
        return self.connection.cursor(name, scrollable=False, withhold=self.connection.autocommit)
