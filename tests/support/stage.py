"""The cast, put up once for the tests of a module and taken down after them; who they are is `cast.py`.

To put up the cast anew took longer than most tests that ask for it. What many tests of one module begin with can stand
there, too: the module's function `set_scene(cast)` makes it, for those of its tests that ask for `scene`.
"""

from copy import deepcopy
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import pytest
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from tests.support.cast import Cast, assemble


@dataclass(frozen=True, kw_only=True)
class Play:
    """What stands for the tests of a module, and what they are given of it."""

    # whose tests it stands for
    module: ModuleType
    # whether what its `set_scene` makes stands, too
    with_scene: bool
    cast: Cast
    # what `set_scene` returned
    scene: Any


class Stage:
    """One open transaction in which the cast stands; the transaction of each test is a savepoint of it."""

    def __init__(self, blocker: DjangoDbBlocker) -> None:
        self._blocker = blocker
        self._opened: transaction.Atomic | None = None
        self._play: Play | None = None

    def prepare(self, item: pytest.Item) -> None:
        """Have what a test asks for stand before it begins, and nothing for one that does not ask.

        Nor for one that writes for good: it could not see what is not committed.
        """
        wanted = "play" in getattr(item, "fixturenames", ()) and not commits(item)
        with self._blocker.unblock():
            if not (wanted and self._plays_for(item)):
                self._take_down()
            if wanted and self._opened is None:
                self._opened = transaction.atomic()
                self._opened.__enter__()
                self._play = put_on(item)
                connection.check_constraints()  # else each test would check what is deferred here

    def play(self, item: pytest.Item) -> Play:
        """Return what stands, for one test to change as it likes; if nothing does, it is made in the test itself."""
        if self._play is None:
            return put_on(item)
        cast, scene = deepcopy((self._play.cast, self._play.scene))
        return Play(module=self._play.module, with_scene=self._play.with_scene, cast=cast, scene=scene)

    def close(self) -> None:
        """Leave no transaction open behind."""
        with self._blocker.unblock():
            self._take_down()

    def _plays_for(self, item: pytest.Item) -> bool:
        """Say whether what stands is what a test asks for; one before it may have ended it, with its connection."""
        if self._play is None or (self._play.module, self._play.with_scene) != asked_by(item):
            return False
        return connection.in_atomic_block and connection.connection is not None

    def _take_down(self) -> None:
        if self._opened is not None:
            if connection.in_atomic_block:
                transaction.set_rollback(True)
            self._opened.__exit__(None, None, None)
        self._opened = self._play = None


def put_on(item: pytest.Item) -> Play:
    """Make what a test asks for, in the transaction that is open."""
    module, with_scene = asked_by(item)
    cast = assemble()
    scene = module.set_scene(cast) if with_scene else None
    return Play(module=module, with_scene=with_scene, cast=cast, scene=scene)


def asked_by(item: pytest.Item) -> tuple[ModuleType, bool]:
    """Return the module of a test, and whether it asks for its scene."""
    module = item.getparent(pytest.Module)
    assert module is not None
    return module.obj, "scene" in getattr(item, "fixturenames", ())


def commits(item: pytest.Item) -> bool:
    """Say whether the rows of a test are written for good, and taken away after it."""
    marker = item.get_closest_marker("django_db")
    marked = bool(marker and (marker.args[:1] == (True,) or marker.kwargs.get("transaction")))
    return marked or bool({"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ())))
