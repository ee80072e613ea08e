"""Checking a document: its faults, what the linter finds, and its examples, executed.

Each lives in its own module.
"""

from dataclasses import dataclass
from enum import StrEnum

from servicelevel.agreement.faults import Fault


class Severity(StrEnum):
    """Whether a finding keeps a document from being published."""

    BLOCKING = "blocking"
    ADVICE = "advice"


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """What the document leaves unsaid or contradicts."""

    severity: Severity
    line: int
    clause: str | None
    message: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ExampleResult:
    """A worked example, executed."""

    text: str
    line: int
    clause: str
    ok: bool
    # what the agreement says, in words
    says: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckResult:
    """All that is to be said about a document."""

    faults: tuple[Fault, ...]
    findings: tuple[Finding, ...]
    examples: tuple[ExampleResult, ...]

    @property
    def publishable(self) -> bool:
        """Whether there is no fault, no blocking finding and no failing example."""
        blocked = any(finding.severity is Severity.BLOCKING for finding in self.findings)
        return not self.faults and not blocked and all(example.ok for example in self.examples)


def check_agreement(text: str) -> CheckResult:
    """Return everything that is to be said about the document `text`; it need not compile."""
    raise NotImplementedError
