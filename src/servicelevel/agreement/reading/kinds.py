"""The kinds of statement a terms block may hold, and finding them in a document.

Each is read in its own module.
"""

from collections.abc import Iterator

from servicelevel.agreement.document import BlockKind, Document
from servicelevel.agreement.reading.fields import FaultLog
from servicelevel.agreement.reading.nodes import UnreadableTerms, read_nodes
from servicelevel.agreement.written import Record, Statement
from servicelevel.decisions.clause import Clause
from servicelevel.decisions.explain import listing

# Kinds that may be stated in several places; the others only once.
_REPEATABLE = frozenset(
    {
        "facts",
        "calendars",
        "entitlement",
        "targets",
        "meetings",
        "self_help",
        "queue",
        "assumed",
        "silences",
        "warnings",
    }
)
KINDS = (
    "assumed",
    "calendars",
    "channels",
    "clocks",
    "credits",
    "emergency",
    "entitlement",
    "escalation",
    "facts",
    "intake",
    "maintenance",
    "meetings",
    "pause_reasons",
    "plans",
    "priorities",
    "queue",
    "remote_assistance",
    "self_help",
    "services",
    "silences",
    "targets",
    "topics",
    "triage",
    "warnings",
)


def read_statements(document: Document, log: FaultLog) -> tuple[Statement, ...]:
    """Return the statements of `document`, in order; broken blocks and unknown kinds are noted in `log`."""
    for block in document.preamble:
        if block.kind is not BlockKind.PROSE:
            fix = "Move it under a numbered heading."
            log.place("terms and examples belong to a clause", line=block.line, column=1, fix=fix)
    found: list[Statement] = []
    for section in document.sections:
        for block in section.blocks:
            if block.kind is BlockKind.TERMS:
                found += _read_block(block.source, block.line, section.clause, log)
    return tuple(_once(found, log))


def _read_block(source: str, line: int, clause: Clause, log: FaultLog) -> Iterator[Statement]:
    try:
        node = read_nodes(source, first_line=line)
    except UnreadableTerms as error:
        log.place(str(error), line=error.line, column=error.column, clause=clause)
        return
    if not isinstance(node, Record):
        log.at(node, "a terms block is a record of statements", clause=clause, fix=_allowed())
        return
    for key, value in node.pairs:
        if key.value in KINDS:
            yield Statement(kind=key.value, key=key, node=value, clause=clause, block_line=line)
        else:
            log.at(key, f"{key.value!r} is not a kind of statement", clause=clause, fix=_allowed())


def _allowed() -> str:
    return f"Allowed: {listing(KINDS, last='or')}."


def _once(found: list[Statement], log: FaultLog) -> Iterator[Statement]:
    seen: dict[str, Clause] = {}
    for statement in found:
        earlier = seen.setdefault(statement.kind, statement.clause)
        if earlier is not statement.clause and statement.kind not in _REPEATABLE:
            message = f"{statement.kind} is stated already, in clause {earlier.number}"
            log.at(statement.node, message, clause=statement.clause, fix="State it once.")
        yield statement
