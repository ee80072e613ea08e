"""Findings: what the linter says, where, why it matters and what to write instead.

What it looks for lives in the modules beside this.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from servicelevel.agreement.written import Node, Record, Statement, Text
from servicelevel.decisions.clause import Clause


class Severity(StrEnum):
    """Whether a finding keeps a document from being published."""

    # a contradiction: it must be mended
    BLOCKING = "blocking"
    # a silence or an oddity: it may stay
    ADVICE = "advice"
    # a silence of which the document itself tells its readers
    ACKNOWLEDGED = "acknowledged"


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """What the document leaves unsaid or contradicts."""

    # name of the check that found it, as in "rule-shadowed"; never changes
    code: str
    severity: Severity
    # from 1
    line: int
    # from 1
    column: int
    # how many characters of the line it is about; at least 1
    width: int = 1
    # number of the clause; None outside any
    clause: str | None
    # what it is about: keys of the terms concerned, as in {"response_time"}; empty is the whole document
    about: frozenset[str] = frozenset()
    # what was found
    message: str
    # why it matters
    why: str
    # what to write instead, in the language
    instead: str
    # the words with which the document acknowledges it; None if it does not
    acknowledged: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where something stands in a document."""

    line: int
    column: int
    width: int
    # None before the first clause
    clause: Clause | None


def at_node(node: Node, clause: Clause | None) -> Place:
    """Return the place of something written; a text as wide as it is, anything else one character."""
    width = max(len(node.value.split("\n", 1)[0]), 1) if isinstance(node, Text) else 1
    return Place(line=node.line, column=node.column, width=width, clause=clause)


def at_name(statements: Iterable[Statement], kind: str, name: str) -> Place:
    """Return the place of the key `name`, which a statement of `kind` has."""
    return next(
        at_node(key, statement.clause)
        for statement in statements
        if statement.kind == kind and isinstance(statement.node, Record)
        for key, _ in statement.node.pairs
        if key.value == name
    )


DOCUMENT = Place(line=1, column=1, width=1, clause=None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """One thing that the linter looks for."""

    # kebab-case; documents and programs refer to it, so it never changes
    code: str
    severity: Severity
    # what it finds, as a noun phrase
    finds: str
    # why it matters
    why: str

    def found(self, at: Place, message: str, *, instead: str, about: Iterable[str] = ()) -> Finding:
        """Return the finding of this check at a place."""
        return Finding(
            code=self.code,
            severity=self.severity,
            line=at.line,
            column=at.column,
            width=at.width,
            clause=at.clause.number if at.clause else None,
            about=frozenset(about),
            message=message,
            why=self.why,
            instead=instead,
        )
