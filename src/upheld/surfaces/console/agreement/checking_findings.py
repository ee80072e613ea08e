"""What a check found, as the editor lists it beside the lines; finding it is the core's."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from servicelevel.agreement.check import CheckResult, ExampleResult, Finding, Severity
from servicelevel.agreement.faults import Fault


@dataclass(frozen=True, kw_only=True, slots=True)
class FindingLine:
    """One thing that was found, where it stands and what would be right."""

    # blocking, advice or acknowledged
    kind: str
    # from 1
    line: int
    # from 1
    column: int
    # how many characters it is about
    width: int
    # number of the clause; empty outside any
    clause: str
    # what was found, as a sentence
    message: str
    # why it matters; empty where the message says it
    why: str = ""
    # what to write instead; empty where the message says it
    instead: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Findings:
    """All that was found in a document: what blocks publishing first, then by line."""

    lines: tuple[FindingLine, ...]
    # worked examples that hold, and all of them
    kept: int
    examples: int

    @property
    def blocking(self) -> int:
        """How many of them keep the document from being published."""
        return self._count(Severity.BLOCKING)

    @property
    def to_decide(self) -> int:
        """How many of them may stay, once somebody has decided that they do."""
        return self._count(Severity.ADVICE)

    @property
    def acknowledged(self) -> int:
        """How many of them the document itself tells its readers."""
        return self._count(Severity.ACKNOWLEDGED)

    @property
    def first_blocking(self) -> FindingLine | None:
        """What to mend first; None where nothing blocks."""
        return next((line for line in self.lines if line.kind == Severity.BLOCKING), None)

    @property
    def words(self) -> str:
        """The verdict in a few words, as listeners hear it after each check."""
        if self.blocking:
            said = ngettext("{count} finding blocks publishing", "{count} findings block publishing", self.blocking)
            return said.format(count=self.blocking)
        if self.to_decide:
            return _("Nothing blocks publishing; {count} to decide").format(count=self.to_decide)
        return _("Nothing to mend")

    def _count(self, severity: Severity) -> int:
        return sum(line.kind == severity for line in self.lines)


_ORDER = tuple(Severity)


def findings_of(result: CheckResult) -> Findings:
    """Return everything that a check found, faults and examples that do not hold among it."""
    lines = sorted(_lines(result), key=lambda line: (_ORDER.index(Severity(line.kind)), line.line, line.column))
    kept = sum(example.ok for example in result.examples)
    return Findings(lines=tuple(lines), kept=kept, examples=len(result.examples))


def _lines(result: CheckResult) -> Iterator[FindingLine]:
    yield from (_fault(fault) for fault in result.faults)
    yield from (_finding(finding) for finding in result.findings)
    yield from (_example(example) for example in result.examples if not example.ok)


def _fault(fault: Fault) -> FindingLine:
    return FindingLine(
        kind=Severity.BLOCKING,
        line=fault.line,
        column=fault.column,
        width=1,
        clause=fault.clause or "",
        message=_sentence(fault.message),
        instead=fault.fix,
    )


def _finding(finding: Finding) -> FindingLine:
    told = finding.acknowledged
    return FindingLine(
        kind=finding.severity,
        line=finding.line,
        column=finding.column,
        width=finding.width,
        clause=finding.clause or "",
        message=_sentence(finding.message),
        why=_("Readers are told: {told}").format(told=told) if told else _sentence(finding.why),
        instead="" if told else finding.instead,
    )


def _example(example: ExampleResult) -> FindingLine:
    claims = _("It claims {expected}; the terms say {says}.")
    expected = claims.format(expected=example.expected, says=example.says) if example.expected else ""
    return FindingLine(
        kind=Severity.BLOCKING,
        line=example.line,
        column=1,
        width=len(example.text),
        clause=example.clause,
        message=_("This example does not hold.") if example.expected else _sentence(example.says),
        why=expected,
    )


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
