"""Faults: what is wrong in a document, where, and what would be right.

Finding them lives with each reader.
"""

from dataclasses import dataclass


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
