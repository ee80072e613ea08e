"""Checking a document: its faults, what the linter finds, and its examples, executed.

Each of the three lives in its own module.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from servicelevel.agreement.compilation import compile_agreement
from servicelevel.agreement.examples import ExampleResult, run_examples
from servicelevel.agreement.faults import Fault, FaultyAgreement
from servicelevel.agreement.lint import Finding, Severity, lint_agreement
from servicelevel.agreement.terms import Agreement

__all__ = ["CheckResult", "ExampleResult", "Finding", "Severity", "check_agreement"]


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckResult:
    """All that is to be said about a document."""

    faults: tuple[Fault, ...]
    findings: tuple[Finding, ...]
    examples: tuple[ExampleResult, ...]
    # the agreement it states; None if it has faults
    agreement: Agreement | None

    @property
    def publishable(self) -> bool:
        """Whether there is no fault, no blocking finding and no failing example."""
        blocked = any(finding.severity is Severity.BLOCKING for finding in self.findings)
        return not self.faults and not blocked and all(example.ok for example in self.examples)


def check_agreement(text: str, *, annexed: Mapping[str, str] = MappingProxyType({})) -> CheckResult:
    """Return everything that is to be said about the document `text`; it need not compile.

    `annexed` is as for `compile_agreement`.
    """
    try:
        agreement = compile_agreement(text, annexed=annexed)
    except FaultyAgreement as faulty:
        return CheckResult(faults=faulty.faults, findings=(), examples=(), agreement=None)
    return CheckResult(
        faults=(),
        findings=lint_agreement(agreement),
        examples=run_examples(agreement),
        agreement=agreement,
    )
