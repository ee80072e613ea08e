"""What a line of the table says; the lines themselves stand in the tables beside it."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Any

from tests.permissions.world import MEMBERS

READERS = frozenset(MEMBERS)
WORKERS = frozenset({"agent", "manager"})
MANAGERS = frozenset({"manager"})
# What is one person's own: not even their manager has it.
ITS_AGENT = frozenset({"agent"})


@dataclass(frozen=True, kw_only=True)
class Line:
    """One verb at one address, and for whom it is there."""

    verb: str
    # With names of the stock in braces, and `{desk}`.
    address: str
    who: frozenset[str]
    # What satisfies its form; texts may hold names of the stock.
    sent: dict[str, Any] = field(default_factory=dict)
    # Whether something is written once it is done; what only looks writes nothing.
    acts: bool = True
    # Whether who is kept out is shown the words that they typed, so that they are not lost.
    keeps: bool = False

    def __str__(self) -> str:
        return f"{self.verb} {self.address}"


def reads(who: Collection[str], *addresses: str) -> tuple[Line, ...]:
    """Addresses at which something is looked at."""
    return tuple(Line(verb="GET", address=address, who=frozenset(who), acts=False) for address in addresses)


def does(who: Collection[str], address: str, /, **sent: Any) -> Line:
    """An address at which something is done, with what that takes."""
    return Line(verb="POST", address=address, who=frozenset(who), sent=sent)


def keeps(who: Collection[str], address: str, /, **sent: Any) -> Line:
    """An address at which something is done, and at which nobody's words are lost who comes in vain."""
    return Line(verb="POST", address=address, who=frozenset(who), sent=sent, keeps=True)


def asks(who: Collection[str], address: str, /, **sent: Any) -> Line:
    """An address at which something is asked with a form, and nothing is done."""
    return Line(verb="POST", address=address, who=frozenset(who), sent=sent, acts=False)


def under(prefix: str, *lines: Line) -> tuple[Line, ...]:
    """Put lines below a part of the address that they share."""
    return tuple(replace(one, address=prefix + one.address) for one in lines)
