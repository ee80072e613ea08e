"""Strict reading of records: unknown keys, missing keys and wrong shapes become faults, all of them at once.

Which keys a term has lives with its reader.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from servicelevel.agreement.faults import Fault
from servicelevel.agreement.written import Listing, Node, Record, Text
from servicelevel.decisions.clause import Clause
from servicelevel.decisions.explain import listing

_YES, _NO = ("true", "yes"), ("false", "no")


@dataclass(frozen=True, kw_only=True, slots=True)
class FaultLog:
    """Where readers write what is wrong; it belongs to one compilation."""

    faults: list[Fault] = field(default_factory=list)

    def at(self, node: Node, message: str, *, clause: Clause | None, fix: str = "") -> None:
        """Note a fault at `node`."""
        self.place(message, line=node.line, column=node.column, clause=clause, fix=fix)

    def place(self, message: str, *, line: int, column: int, clause: Clause | None = None, fix: str = "") -> None:
        """Note a fault at a line and column of the document."""
        number = (clause.number or None) if clause else None
        said = message if message.endswith((".", "?")) else f"{message}."
        self.faults.append(Fault(line=line, column=column, clause=number, message=said, fix=fix))


@dataclass(frozen=True, kw_only=True, slots=True)
class Fields:
    """A record under reading. Each reader returns something usable even where it notes a fault."""

    # what is being read, as in "a channel"
    what: str
    node: Node
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
        self.fault(f"{key!r} of {self.what} must be text", at=node)
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
            self.fault(f"{key!r} of {self.what} must be text or a list of texts", at=node)
        return good

    def flag(self, key: str, *, default: bool) -> bool:
        """Return the yes or no at `key`."""
        given = self.optional_text(key)
        if given is None:
            return default
        if given.lower() not in (*_YES, *_NO):
            self.fault(f"{key!r} of {self.what} must be true or false, not {given!r}", at=self.values[key])
        return given.lower() in _YES

    def choice(self, key: str, options: Iterable[str], *, default: str | None = None) -> str:
        """Return the text at `key`, which must be one of `options`; the first of them after a fault."""
        allowed = tuple(options)
        given = self.optional_text(key) or default
        if given is None:
            self.fault(f"{self.what} needs {key!r}", fix=f"Write one of {listing(allowed, last='or')}.")
        elif given in allowed:
            return given
        else:
            self.fault(
                f"{given!r} is not a known {key}",
                at=self.values.get(key),
                fix=f"Allowed: {listing(allowed, last='or')}.",
            )
        return allowed[0] if allowed else ""

    def choices(self, key: str, options: Iterable[str]) -> tuple[str, ...]:
        """Return the texts at `key`, each of which must be one of `options`."""
        allowed = tuple(options)
        nodes = self.text_nodes(key)
        for node in nodes:
            if node.value not in allowed:
                self.fault(
                    f"{node.value!r} is not a known value of {key!r}",
                    at=node,
                    fix=f"Allowed: {listing(allowed, last='or')}.",
                )
        return tuple(node.value for node in nodes if node.value in allowed)

    def records(self, key: str, what: str, *, needs: tuple[str, ...], may: tuple[str, ...]) -> "Iterator[Fields]":
        """Yield each record of the list at `key`; a single record is a list of one."""
        node = self.values.get(key)
        if node is not None:
            yield from each_record(node, what, self.clause, self.log, needs=needs, may=may)

    def record(self, key: str, what: str, *, needs: tuple[str, ...] = (), may: tuple[str, ...]) -> "Fields | None":
        """Return the record at `key`; None where it is not given."""
        node = self.values.get(key)
        return None if node is None else fields_of(node, what, self.clause, self.log, needs=needs, may=may)


def fields_of(
    node: Node, what: str, clause: Clause, log: FaultLog, *, needs: tuple[str, ...] = (), may: tuple[str, ...]
) -> Fields:
    """Return the record at `node`, noting every key that is unknown and every needed one that is missing."""
    fields = Fields(what=what, node=node, values={}, clause=clause, log=log)
    if not isinstance(node, Record):
        fields.fault(f"{what} must be a record of {listing((*needs, *may), last='or')}")
        return fields
    allowed = (*needs, *may)
    for key, value in node.pairs:
        if key.value in allowed:
            fields.values[key.value] = value
        else:
            fix = f"Allowed: {listing(sorted(allowed), last='or')}."
            fields.fault(f"{what} has no {key.value!r}", at=key, fix=fix)
    for key_needed in needs:
        if key_needed not in fields.values:
            fields.fault(f"{what} needs {key_needed!r}")
    return fields


def each_record(
    node: Node, what: str, clause: Clause, log: FaultLog, *, needs: tuple[str, ...], may: tuple[str, ...]
) -> Iterator[Fields]:
    """Yield each record of the list at `node`; a single record is a list of one."""
    for item in node.items if isinstance(node, Listing) else (node,):
        yield fields_of(item, what, clause, log, needs=needs, may=may)


def named(node: Node, what: str, clause: Clause, log: FaultLog) -> Iterator[tuple[Text, Node]]:
    """Yield each name and node of a record whose keys are names of the author's choosing."""
    if isinstance(node, Record):
        yield from node.pairs
    else:
        log.at(node, f"{what} must be a record: each name, then what it is", clause=clause)


def named_records(
    node: Node, what: str, clause: Clause, log: FaultLog, *, needs: tuple[str, ...] = (), may: tuple[str, ...]
) -> Iterator[tuple[str, Fields]]:
    """Yield each name and record of a record of records."""
    for key, value in named(node, what, clause, log):
        yield key.value, fields_of(value, f"{what} {key.value!r}", clause, log, needs=needs, may=may)
