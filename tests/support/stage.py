"""The cast, put up once for the tests of a module and taken down after them; who they are is `cast.py`.

To put up the cast anew took longer than most tests that ask for it. What many tests of a module begin with can stand
there, too: `@scene` in place of `@pytest.fixture`.
"""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import pytest
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from tests.support.cast import Cast, assemble

Maker = Callable[[Cast], Any]
MAKERS: dict[tuple[str, str], Maker] = {}


def scene(make: Maker) -> Any:
    """Declare a fixture that is made of the cast alone, once for the tests of its module that ask for it."""

    def given(play: Play) -> Any:
        return play.scenes[make.__name__]

    given.__doc__ = make.__doc__
    MAKERS[make.__module__, make.__name__] = make
    return pytest.fixture(name=make.__name__)(given)


@dataclass(frozen=True, kw_only=True)
class Play:
    """What stands before a test begins; a test has its own copy."""

    cast: Cast
    # what the scenes returned, by name
    scenes: dict[str, Any]


class Stage:
    """One open transaction in which the cast stands, and scenes in a savepoint; each test works in one of its own."""

    def __init__(self, blocker: DjangoDbBlocker) -> None:
        self._blocker = blocker
        self._opened: list[transaction.Atomic] = []
        self._module: ModuleType | None = None
        self._play: Play | None = None

    def prepare(self, item: pytest.Item) -> None:
        """Have what a test asks for stand before it begins, and nothing for one that does not ask.

        Nor for one that writes for good: it could not see what is not committed.
        """
        wanted = "play" in getattr(item, "fixturenames", ()) and not commits(item)
        with self._blocker.unblock():
            self._take_down(but=self._kept(item) if wanted else 0)
            if wanted:
                self._put_up(item)

    def play(self, item: pytest.Item) -> Play:
        """Return what stands, for one test to change as it likes; if nothing does, it is made in the test itself."""
        if self._play is not None:
            return deepcopy(self._play)
        cast = assemble()
        return Play(cast=cast, scenes=_made(item, cast))

    def close(self) -> None:
        """Leave no transaction open behind."""
        with self._blocker.unblock():
            self._take_down(but=0)

    def _kept(self, item: pytest.Item) -> int:
        """Return how many levels can stay for a test; one before it may have ended them, with its connection."""
        whole = connection.in_atomic_block and connection.connection is not None
        if self._play is None or not whole or _module(item) is not self._module:
            return 0
        return 2 if list(self._play.scenes) == _scenes(item) else 1

    def _put_up(self, item: pytest.Item) -> None:
        if not self._opened:
            self._open()
            self._module, self._play = _module(item), Play(cast=assemble(), scenes={})
            connection.check_constraints()  # else each test would check what is deferred here
        if len(self._opened) < 2 and _scenes(item) and self._play is not None:
            self._open()
            cast = deepcopy(self._play.cast)
            self._play = Play(cast=cast, scenes=_made(item, cast))
            connection.check_constraints()

    def _open(self) -> None:
        self._opened.append(transaction.atomic())
        self._opened[-1].__enter__()

    def _take_down(self, *, but: int) -> None:
        while len(self._opened) > but:
            if connection.in_atomic_block:
                transaction.set_rollback(True)
            self._opened.pop().__exit__(None, None, None)
            self._play = Play(cast=self._play.cast, scenes={}) if self._opened and self._play else None


def commits(item: pytest.Item) -> bool:
    """Say whether the rows of a test are written for good, and taken away after it."""
    marker = item.get_closest_marker("django_db")
    marked = bool(marker and (marker.args[:1] == (True,) or marker.kwargs.get("transaction")))
    return marked or bool({"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ())))


def _made(item: pytest.Item, cast: Cast) -> dict[str, Any]:
    return {name: MAKERS[_module(item).__name__, name](cast) for name in _scenes(item)}


def _scenes(item: pytest.Item) -> list[str]:
    """Return the scenes that a test asks for, in the order in which its module declares them."""
    asked, where = set(getattr(item, "fixturenames", ())), _module(item).__name__
    return [name for module, name in MAKERS if module == where and name in asked]


def _module(item: pytest.Item) -> ModuleType:
    module = item.getparent(pytest.Module)
    assert module is not None
    return module.obj
