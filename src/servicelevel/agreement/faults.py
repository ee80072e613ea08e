"""Faults: what is wrong in a document, where, and what would be right.

Finding them lives with each reader.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from servicelevel.agreement.limits import MOST_FAULTS, MOST_LISTED
from servicelevel.agreement.written import Node
from servicelevel.decisions.clause import Clause
from servicelevel.decisions.explain import listing


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """Something that keeps a document from being an agreement."""

    # from 1
    line: int
    # from 1
    column: int
    # number of the clause it stands in; None outside any
    clause: str | None
    # what is wrong
    message: str
    # what would be right; empty where the message says it
    fix: str = ""

    def __str__(self) -> str:
        """Return it as one line, as the command prints it."""
        where = f"{self.line}:{self.column}" + (f" (§ {self.clause})" if self.clause else "")
        return f"{where}: {self.message}" + (f" {self.fix}" if self.fix else "")


class FaultyAgreement(Exception):
    """A document that cannot be compiled; it carries every fault found."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        """Carry `faults`, by line."""
        self.faults = tuple(sorted(faults, key=lambda fault: (fault.line, fault.column)))
        super().__init__("\n".join(str(fault) for fault in self.faults))


def faults_in_clauses(faults: Iterable[Fault], places: Iterable[tuple[int, str]]) -> tuple[Fault, ...]:
    """Return `faults`, each with the number of the clause it stands in.

    `places` are the line and the number of each clause, by line. A fault that names its clause keeps it; one above
    the first clause stands in none.
    """
    known = tuple(places)

    def stands_in(line: int) -> str | None:
        index = bisect_right(known, line, key=lambda place: place[0])
        return known[index - 1][1] if index else None

    return tuple(fault if fault.clause else replace(fault, clause=stands_in(fault.line)) for fault in faults)


@dataclass(frozen=True, kw_only=True, slots=True)
class FaultLog:
    """Where readers write what is wrong; it belongs to one compilation."""

    faults: list[Fault] = field(default_factory=list)

    def at(self, node: Node, message: str, *, clause: Clause | None, fix: str = "") -> None:
        """Note a fault at `node`."""
        self.place(message, line=node.line, column=node.column, clause=clause, fix=fix)

    def place(self, message: str, *, line: int, column: int, clause: Clause | None = None, fix: str = "") -> None:
        """Note a fault at a line and column of the document; beyond MOST_FAULTS only that there are more."""
        if len(self.faults) > MOST_FAULTS:
            return
        if len(self.faults) == MOST_FAULTS:
            message, fix = "there are more faults from here on.", "Mend the others first."
        number = (clause.number or None) if clause else None
        said = message if message.endswith((".", "?")) else f"{message}."
        self.faults.append(Fault(line=line, column=column, clause=number, message=said, fix=fix))


def allowed_words(options: Iterable[str]) -> str:
    """Return what is allowed, as in "Allowed: p1 or p2."; of many options only the first."""
    known = tuple(options)
    if not known:
        return "The document declares none."
    more = f" … and {len(known) - MOST_LISTED} more" if len(known) > MOST_LISTED else ""
    return f"Allowed: {listing(known[:MOST_LISTED], last='or')}{more}."
