"""Silences that the document acknowledges: its own words for a finding that is meant to stay."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from servicelevel.agreement.lint.finding import Check, Finding, Place, Severity
from servicelevel.agreement.terms import Agreement, SilenceTerm
from servicelevel.decisions.explain import listing

IDLE = Check(
    code="silence-without-finding",
    severity=Severity.ADVICE,
    finds="a silence that is acknowledged and that the document does not have, or that must be mended instead",
    why="Readers are told that something is left open which is not, or which cannot be left open.",
)
CHECKS = (IDLE,)


def acknowledge(findings: Iterable[Finding], agreement: Agreement) -> Iterator[Finding]:
    """Yield `findings`, each that a silence answers as acknowledged, and each silence that answers none."""
    known = tuple(findings)
    for finding in known:
        answer = next((silence for silence in agreement.silences if _answers(silence, finding)), None)
        if answer is None:
            yield finding
        else:
            yield replace(finding, severity=Severity.ACKNOWLEDGED, acknowledged=answer.say)
    for silence in agreement.silences:
        if not any(_answers(silence, finding) for finding in known):
            yield _idle(silence, known)


def _answers(silence: SilenceTerm, finding: Finding) -> bool:
    # A contradiction is no silence: it is mended, not acknowledged.
    if finding.severity is not Severity.ADVICE or finding.code != silence.finding:
        return False
    return not silence.about or bool(silence.about & finding.about)


def _idle(silence: SilenceTerm, known: tuple[Finding, ...]) -> Finding:
    about = f" about {listing(sorted(silence.about), last='or')}" if silence.about else ""
    open_codes = sorted({finding.code for finding in known if finding.severity is Severity.ADVICE})
    instead = f"Remove it, or name one of {listing(open_codes, last='or')}." if open_codes else "Remove it."
    at = Place(line=silence.line, column=silence.column, width=1, clause=silence.clause)
    return IDLE.found(at, f"there is no silence {silence.finding}{about} to acknowledge.", instead=instead)
