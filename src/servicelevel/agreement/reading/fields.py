"""Strict reading of records: unknown keys, missing keys and wrong shapes become faults, all of them at once.

Which keys a term has lives with its reader.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from servicelevel.agreement.faults import FaultLog, allowed_words
from servicelevel.agreement.limits import LONGEST_NAME, MOST_NAMES
from servicelevel.agreement.reading.shapes import Shape
from servicelevel.agreement.written import Listing, Node, Record, Text
from servicelevel.decisions.clause import Clause
from servicelevel.decisions.explain import listing

_NAME = re.compile(rf"[a-z0-9][a-z0-9_-]{{0,{LONGEST_NAME - 1}}}")
_YES, _NO = ("true", "yes"), ("false", "no")


@dataclass(frozen=True, kw_only=True, slots=True)
class Fields:
    """A record under reading. Each reader returns something usable even where it notes a fault."""

    # what is being read, as in "a channel"
    what: str
    node: Node
    shape: Shape
    values: dict[str, Node]
    clause: Clause
    log: FaultLog

    def fault(self, message: str, *, at: Node | None = None, fix: str = "") -> None:
        """Note a fault at a node, or at the record itself."""
        self.log.at(at or self.node, message, clause=self.clause, fix=fix)

    def has(self, key: str) -> bool:
        """Say whether `key` is given."""
        return key in self.values

    def text(self, key: str, default: str = "") -> str:
        """Return the text at `key`."""
        return self.optional_text(key) or default

    def optional_text(self, key: str) -> str | None:
        """Return the text at `key`; None where it is not given or empty."""
        node = self.values.get(key)
        if node is None:
            return None
        if isinstance(node, Text):
            return " ".join(node.value.split()) or None
        self.fault(f"{key!r} of {self.what} must be text", at=node, fix=f"Write {key}: and words.")
        return None

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts at `key`: a list of them, or one."""
        return tuple(node.value for node in self.text_nodes(key))

    def text_nodes(self, key: str) -> tuple[Text, ...]:
        """Return the same with their places."""
        node = self.values.get(key)
        if node is None:
            return ()
        found = node.items if isinstance(node, Listing) else (node,)
        good = tuple(item for item in found if isinstance(item, Text))
        if len(good) < len(found):
            message = f"{key!r} of {self.what} must be text or a list of texts"
            self.fault(message, at=node, fix=f"Write {key}: [one, two].")
        return good

    def flag(self, key: str) -> bool:
        """Return the yes or no at `key`; what its shape takes where it is left out."""
        given = self.optional_text(key) or self.shape.default_of(key)
        if given.lower() not in (*_YES, *_NO):
            message = f"{key!r} of {self.what} must be true or false, not {given!r}"
            self.fault(message, at=self.values[key], fix="Write true or false.")
        return given.lower() in _YES

    def choice(self, key: str, options: Iterable[str]) -> str:
        """Return the text at `key`, or its default, which must be one of `options`; the first after a fault."""
        allowed = tuple(options)
        given = self.optional_text(key) or self.shape.default_of(key)
        if not given and key in self.shape.needed:
            # That it is missing was noted with the record.
            return allowed[0]
        if not given:
            self.fault(f"{self.what} needs {key!r}", fix=allowed_words(allowed))
        elif given in allowed:
            return given
        else:
            self.fault(
                f"{given!r} is not a known {key}",
                at=self.values.get(key),
                fix=allowed_words(allowed),
            )
        return allowed[0] if allowed else ""

    def choices(self, key: str, options: Iterable[str]) -> tuple[str, ...]:
        """Return the texts at `key`, each of which must be one of `options`."""
        allowed = dict.fromkeys(options)
        nodes = self.text_nodes(key)
        for node in nodes:
            if node.value not in allowed:
                self.fault(
                    f"{node.value!r} is not a known value of {key!r}",
                    at=node,
                    fix=allowed_words(allowed),
                )
        return tuple(node.value for node in nodes if node.value in allowed)

    def records(self, key: str, what: str, shape: Shape) -> "Iterator[Fields]":
        """Yield each record of the list at `key`; a single record is a list of one."""
        node = self.values.get(key)
        if node is not None:
            yield from each_record(node, what, self.clause, self.log, shape)

    def record(self, key: str, what: str, shape: Shape) -> "Fields | None":
        """Return the record at `key`; None where it is not given."""
        node = self.values.get(key)
        return None if node is None else fields_of(node, what, self.clause, self.log, shape)


def fields_of(node: Node, what: str, clause: Clause, log: FaultLog, shape: Shape) -> Fields:
    """Return the record at `node`, noting every key that is unknown and every needed one that is missing."""
    fields = Fields(what=what, node=node, shape=shape, values={}, clause=clause, log=log)
    if not isinstance(node, Record):
        known = listing(shape.names, last="or")
        fields.fault(f"{what} must be a record of {known}", fix=f"Write {known} with a colon, and what it is.")
        return fields
    for key, value in node.pairs:
        if key.value in shape.names:
            fields.values[key.value] = value
        else:
            fields.fault(f"{what} has no {key.value!r}", at=key, fix=allowed_words(sorted(shape.names)))
    for wanted in shape.keys:
        if wanted.default is None and wanted.name not in fields.values:
            fields.fault(f"{what} needs {wanted.name!r}", fix=f"Write {wanted.name}: {wanted.holds}.")
    return fields


def each_record(node: Node, what: str, clause: Clause, log: FaultLog, shape: Shape) -> Iterator[Fields]:
    """Yield each record of the list at `node`; a single record is a list of one."""
    for item in node.items if isinstance(node, Listing) else (node,):
        yield fields_of(item, what, clause, log, shape)


def named(node: Node, what: str, clause: Clause, log: FaultLog) -> Iterator[tuple[Text, Node]]:
    """Yield each name and node of a record whose keys are names of the author's choosing."""
    if not isinstance(node, Record):
        message = f"{what} must be a record: each name, then what it is"
        log.at(node, message, clause=clause, fix="Write name: and what it is, one below the other.")
    elif len(node.pairs) > MOST_NAMES:
        log.at(node, f"{what} has more than {MOST_NAMES} names", clause=clause, fix="Keep those that are used.")
    else:
        yield from node.pairs


def named_records(node: Node, what: str, clause: Clause, log: FaultLog, shape: Shape) -> Iterator[tuple[str, Fields]]:
    """Yield each name and record of a record of records; names are words that facts and forms can hold."""
    for key, value in named(node, what, clause, log):
        if check_name(key, clause, log):
            yield key.value, fields_of(value, f"{what} {key.value!r}", clause, log, shape)


def check_name(key: Text, clause: Clause, log: FaultLog) -> bool:
    """Say whether `key` is a name; note a fault if it is not."""
    if _NAME.fullmatch(key.value):
        return True
    fix = f"Write small letters, digits, - and _, up to {LONGEST_NAME}."
    log.at(key, f"{key.value[:LONGEST_NAME]!r} is not a name", clause=clause, fix=fix)
    return False
