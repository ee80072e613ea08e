"""The cast, put up once for the tests of a module and taken down after them; who they are is `cast.py`.

To put up the cast anew took longer than most tests that ask for it.
"""

from copy import deepcopy
from types import ModuleType

import pytest
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from tests.support.cast import Cast, assemble


class Stage:
    """One open transaction in which the cast stands; the transaction of each test is a savepoint of it."""

    def __init__(self, blocker: DjangoDbBlocker) -> None:
        self._blocker = blocker
        self._opened: transaction.Atomic | None = None
        self._module: ModuleType | None = None
        self._cast: Cast | None = None

    def prepare(self, item: pytest.Item) -> None:
        """Have the cast stand for a test that asks for it, and nobody for any other.

        Nor for one that writes for good: it could not see what is not committed.
        """
        module = item.getparent(pytest.Module)
        wanted = "stage" in getattr(item, "fixturenames", ()) and not commits(item)
        with self._blocker.unblock():
            if not wanted or module is None or module.obj is not self._module or not self._stands():
                self._take_down()
            if wanted and module is not None and self._opened is None:
                self._put_up(module.obj)

    def cast(self) -> Cast:
        """Return everyone, for one test to change as it likes; Expects: its own transaction."""
        return deepcopy(self._cast) if self._cast else assemble()

    def close(self) -> None:
        """Leave no transaction open behind."""
        with self._blocker.unblock():
            self._take_down()

    def _put_up(self, module: ModuleType) -> None:
        self._opened = transaction.atomic()
        self._opened.__enter__()
        self._module, self._cast = module, assemble()
        connection.check_constraints()  # else each test would check what is deferred here

    def _take_down(self) -> None:
        if self._opened is None:
            return
        if self._stands():
            transaction.set_rollback(True)
        self._opened.__exit__(None, None, None)
        self._opened = self._module = self._cast = None

    def _stands(self) -> bool:
        """Say whether the transaction is still that of the stage: a test may have ended it with its connection."""
        return connection.in_atomic_block and not connection.closed_in_transaction and connection.connection is not None


def commits(item: pytest.Item) -> bool:
    """Say whether the rows of a test are written for good, and flushed after it."""
    marker = item.get_closest_marker("django_db")
    marked = bool(marker and (marker.args[:1] == (True,) or marker.kwargs.get("transaction")))
    return marked or bool({"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ())))
