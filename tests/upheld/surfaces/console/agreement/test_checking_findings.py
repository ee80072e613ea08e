"""What was found, as the editor lists it: what blocks first, each with its place and what would be right."""

from dataclasses import replace

import pytest

from servicelevel.agreement.check import CheckResult, Finding, Severity, check_agreement
from tests.support.builders import AGREEMENTS
from upheld.surfaces.console.agreement.checking_findings import Findings, findings_of

TEXT = (AGREEMENTS / "integrato.md").read_text()


def found(before: str = "", after: str = "") -> Findings:
    assert before in TEXT
    return findings_of(check_agreement(TEXT.replace(before, after, 1) if before else TEXT))


def test_a_text_without_findings_says_so() -> None:
    assert found().lines == ()
    assert found().words == "Nothing to mend"
    assert found().kept == found().examples > 0


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("zone: Europe/London", "zone: EST", "EST is an abbreviation"),
        ("### 5.3 Waiting\n", "### 5.3 Waiting\n\nWithin 2 hours.\n", "“2 hours” is a number of a promise in prose."),
        ("by Tuesday 16 June 2026 at 11:00.", "by Tuesday 16 June 2026 at 11:30.", "This example does not hold."),
    ],
    ids=["fault", "finding", "example"],
)
def test_faults_findings_and_examples_that_do_not_hold_block(before: str, after: str, message: str) -> None:
    findings = found(before, after)

    assert findings.blocking == 1
    assert findings.words == "1 finding blocks publishing"
    assert findings.first_blocking is not None
    assert findings.first_blocking.message.startswith(message)


def test_a_finding_points_at_its_words() -> None:
    findings = found("### 5.3 Waiting\n", "### 5.3 Waiting\n\nWe reply within 2 hours.\n")

    (line,) = findings.lines
    written = TEXT.replace("### 5.3 Waiting\n", "### 5.3 Waiting\n\nWe reply within 2 hours.\n", 1).split("\n")
    assert written[line.line - 1][line.column - 1 :][: line.width] == "2 hours"
    assert line.why
    assert line.instead


def test_what_blocks_stands_above_what_is_told_to_readers() -> None:
    blocking = Finding(
        code="x", severity=Severity.BLOCKING, line=9, column=1, clause="1", message="m", why="w", instead="i"
    )
    told = replace(blocking, severity=Severity.ACKNOWLEDGED, line=3, acknowledged="We leave it open.")
    findings = findings_of(CheckResult(faults=(), findings=(told, blocking), examples=(), agreement=None))

    assert [line.kind for line in findings.lines] == ["blocking", "acknowledged"]
    assert findings.lines[1].why == "Readers are told: We leave it open."
    assert findings.lines[1].instead == ""
    assert (findings.blocking, findings.to_decide, findings.acknowledged) == (1, 0, 1)
