"""Shapes: which keys a record of the language has, what each may hold and what it means.

Readers are given the shape they read by, and the reference of the language is generated from the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Key:
    """One key of a record."""

    name: str
    # what may stand there, in words, as in "text" or "the name of a calendar"
    holds: str
    # what it says, as a phrase
    means: str
    # what is taken where it is left out; empty is nothing, None is that it must be written
    default: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Shape:
    """The keys that a record may have."""

    keys: tuple[Key, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Every key, in the order in which people write them."""
        return tuple(key.name for key in self.keys)

    @property
    def needed(self) -> tuple[str, ...]:
        """The keys that must be written."""
        return tuple(key.name for key in self.keys if key.default is None)

    def default_of(self, name: str) -> str:
        """Return what is taken where `name` is left out; empty is nothing."""
        return next((key.default or "" for key in self.keys if key.name == name), "")


def shape(*keys: Key) -> Shape:
    """Return the shape with `keys`."""
    return Shape(keys=keys)


def must(name: str, holds: str, means: str) -> Key:
    """Return a key that must be written."""
    return Key(name=name, holds=holds, means=means, default=None)


def may(name: str, holds: str, means: str, default: str = "") -> Key:
    """Return a key that may be left out; `default` is then taken."""
    return Key(name=name, holds=holds, means=means, default=default)


def any_of(names: Iterable[str], holds: str) -> Shape:
    """Return the shape of a record whose keys the document itself declares, such as the facts of a condition."""
    return Shape(keys=tuple(may(name, holds, "") for name in names))


TEXT, TEXTS, YES_NO = "text", "text, or a list of texts", "true or false"
LINK = "an address with https://, mailto:, tel: or /"
CALENDAR = "the name of a calendar"
LENGTH = "elapsed time, as in 72 hours"
PERCENT = "a percentage, as in 99.9 %"
CONDITION = "a condition"
FACTS = "facts and their values"
