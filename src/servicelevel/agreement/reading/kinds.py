"""The kinds of statement a terms block may hold, and finding them in a document.

Each is read in its own module.
"""

from collections.abc import Iterator

from servicelevel.agreement.document import Block, BlockKind, Document
from servicelevel.agreement.faults import FaultLog, allowed_words
from servicelevel.agreement.limits import MOST_ENTRIES_TOGETHER
from servicelevel.agreement.reading.nodes import UnreadableTerms, read_nodes
from servicelevel.agreement.written import Node, Record, Statement, entries_in
from servicelevel.decisions.clause import Clause

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
    "reopening",
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
    left = MOST_ENTRIES_TOGETHER
    for section in document.sections:
        for block in section.blocks:
            if block.kind is BlockKind.TERMS and (node := _parsed(block, section.clause, log, most=left)) is not None:
                found += _read_block(node, block.line, section.clause, log)
                left -= entries_in(node)
    return tuple(_once(found, log))


def _parsed(block: Block, clause: Clause, log: FaultLog, *, most: int) -> Node | None:
    try:
        return read_nodes(block.source, first_line=block.line, most=most)
    except UnreadableTerms as error:
        fix = "Write plain YAML: records, lists and texts."
        log.place(str(error), line=error.line, column=error.column, clause=clause, fix=fix)
        return None


def _read_block(node: Node, line: int, clause: Clause, log: FaultLog) -> Iterator[Statement]:
    if not isinstance(node, Record):
        log.at(node, "a terms block is a record of statements", clause=clause, fix=allowed_words(KINDS))
        return
    for key, value in node.pairs:
        if key.value in KINDS:
            yield Statement(kind=key.value, key=key, node=value, clause=clause, block_line=line)
        else:
            log.at(key, f"{key.value!r} is not a kind of statement", clause=clause, fix=allowed_words(KINDS))


def _once(found: list[Statement], log: FaultLog) -> Iterator[Statement]:
    seen: dict[str, Clause] = {}
    for statement in found:
        earlier = seen.setdefault(statement.kind, statement.clause)
        if earlier is not statement.clause and statement.kind not in _REPEATABLE:
            message = f"{statement.kind} is stated already, in clause {earlier.number}"
            log.at(statement.node, message, clause=statement.clause, fix="State it once.")
        yield statement
