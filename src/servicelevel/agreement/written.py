"""What a terms block says as it is written: a bounded tree of located text, and finding a place in it.

What the text means lives in `reading`, parsing it in `reading.nodes`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from servicelevel.decisions.clause import Clause


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """A scalar, as written; readers say what it means."""

    value: str
    line: int
    column: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Listing:
    """A sequence."""

    items: "tuple[Node, ...]"
    line: int
    column: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """A mapping with text keys, in order, each key once."""

    pairs: "tuple[tuple[Text, Node], ...]"
    line: int
    column: int


Node = Text | Listing | Record


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """One statement of a terms block."""

    # one of the kinds of statement, as in "channels"
    kind: str
    # its key in the block, where it begins
    key: Text
    node: Node
    clause: Clause
    # first line of the block that holds it
    block_line: int


def written_at(statements: Iterable[Statement], kind: str, *path: str) -> Node | None:
    """Return what is written at `path` of the first statement of `kind` that has it; None if none does.

    A step of the path is the key of a record; a list of one may be written as the thing itself.
    """
    for statement in statements:
        if statement.kind == kind and (found := _follow(statement.node, path)) is not None:
            return found
    return None


def items_of(node: Node | None) -> tuple[Node, ...]:
    """Return the items of a list; a single thing is a list of one, nothing an empty one."""
    if node is None:
        return ()
    return node.items if isinstance(node, Listing) else (node,)


def entry_of(node: Node, key: str) -> Node | None:
    """Return what a record holds at `key`; None if it holds nothing there or is no record."""
    pairs = node.pairs if isinstance(node, Record) else ()
    return next((value for name, value in pairs if name.value == key), None)


def _follow(node: Node, path: tuple[str, ...]) -> Node | None:
    found: Node | None = node
    for step in path:
        if found is None:
            return None
        found = entry_of(found, step)
    return found


def entries_in(node: Node) -> int:
    """Return how many entries a tree has: itself, and every key and value below it."""
    if isinstance(node, Listing):
        return 1 + sum(entries_in(item) for item in node.items)
    if isinstance(node, Record):
        return 1 + sum(1 + entries_in(value) for _, value in node.pairs)
    return 1


def uses_of(key: str, node: Node) -> int:
    """Return how often `key` is used in a tree."""
    if isinstance(node, Listing):
        return sum(uses_of(key, item) for item in node.items)
    if isinstance(node, Record):
        return sum((name.value == key) + uses_of(key, value) for name, value in node.pairs)
    return 0
