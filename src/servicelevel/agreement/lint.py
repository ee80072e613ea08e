"""The linter: what a document leaves unsaid, contradicts, or says in the wrong place.

Faults that keep it from compiling are found in `reading`; what rules can match is proved in `coverage`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from servicelevel.agreement.coverage import coverage_of
from servicelevel.agreement.document import Block, BlockKind
from servicelevel.agreement.terms import (
    Agreement,
    Clause,
    EntitlementRule,
    Metric,
    PageRule,
    TargetRule,
)
from servicelevel.decisions.explain import listing

_COUNT = (
    r"(?:\d[\d.,]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|twenty-four"
    r"|thirty|forty|forty-eight|sixty|seventy-two|ninety)"
)
_UNIT = r"(?:(?:business|working|support|calendar) )?(?:seconds?|minutes?|hours?|days?|weeks?|months?)"
_NUMBER = re.compile(
    rf"\b(?:{_COUNT}[ -]{_UNIT}\b|\d[\d.,]* ?(?:%|percent|h\b|min\b)|\d{{1,2}}:\d\d|\d{{1,2}} ?[ap]\.?m\b"
    r"|\d[\d.,]* ?(?:EUR|USD|GBP|BRL|ZAR)\b)|[€$£] ?\d",
    re.IGNORECASE,
)
# "a day" and "an hour" are idle talk more often than promises.
_IDLE = re.compile(r"an? ", re.IGNORECASE)


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


def lint_agreement(agreement: Agreement) -> tuple[Finding, ...]:
    """Return what the linter finds in `agreement`, by line."""
    found = (
        *_numbers_in_prose(agreement),
        *_rules(agreement),
        *_never_open(agreement),
        *_unsaid(agreement),
    )
    return tuple(sorted(found, key=lambda finding: finding.line))


def _numbers_in_prose(agreement: Agreement) -> Iterator[Finding]:
    document = agreement.document
    for block in document.preamble:
        yield from _numbers_in(block, None)
    for section in document.sections:
        for block in section.blocks:
            yield from _numbers_in(block, section.clause)


def _numbers_in(block: Block, clause: Clause | None) -> Iterator[Finding]:
    if block.kind is not BlockKind.PROSE:
        return
    for index, line in enumerate(block.source.split("\n")):
        for found in _NUMBER.finditer(line):
            if not _IDLE.match(found[0]):
                message = f"“{found[0]}” is a number of a promise in prose; state it as a term."
                yield _finding(Severity.BLOCKING, block.line + index, clause, message)


def _rules(agreement: Agreement) -> Iterator[Finding]:
    for metric in Metric:
        rules = tuple(rule for rule in agreement.targets if rule.metric is metric)
        if rules:
            yield from _unreached(rules, agreement, what=f"rule for {metric}")
            yield from _unmatched(rules, agreement, metric)
    yield from _unreached(agreement.entitlements, agreement, what="entitlement")
    if agreement.emergencies is not None:
        yield from _unreached(agreement.emergencies.pages, agreement, what="page rule")


def _unreached(
    rules: Sequence[TargetRule] | Sequence[EntitlementRule] | Sequence[PageRule],
    agreement: Agreement,
    *,
    what: str,
) -> Iterator[Finding]:
    for index in coverage_of(rules, agreement=agreement).unreachable:
        message = f"this {what} can never match: the rules before it take every case, or no moment is like that."
        yield _finding(Severity.BLOCKING, rules[index].line, rules[index].clause, message)


def _unmatched(rules: Sequence[TargetRule], agreement: Agreement, metric: Metric) -> Iterator[Finding]:
    coverage = coverage_of(rules, agreement=agreement)
    line, clause = rules[0].line, rules[0].clause
    if coverage.too_many:
        yield _finding(Severity.ADVICE, line, clause, f"too many cases of {metric} to prove anything about.")
    if coverage.unmatched:
        cases = [", ".join(f"{key} {value}" for key, value in facts) or "anything" for facts in coverage.unmatched]
        more = f" and {len(cases) - 4} more" if len(cases) > 4 else ""
        message = f"no {metric} is promised, at least at some hours, for: {'; '.join(cases[:4])}{more}."
        yield _finding(Severity.ADVICE, line, clause, message)


def _never_open(agreement: Agreement) -> Iterator[Finding]:
    for name, calendar in agreement.calendars.items():
        if calendar.hours.never_open and not calendar.always_open and not calendar.extra:
            clause = agreement.calendar_clauses[name]
            message = f"calendar {name} never opens; nothing can be counted on it."
            yield _finding(Severity.BLOCKING, clause.line, clause, message)


def _unsaid(agreement: Agreement) -> Iterator[Finding]:
    silent = {
        "how to ask (channels)": agreement.channels,
        "which priorities there are (priorities)": agreement.priorities,
        "what is promised (targets)": agreement.targets,
        "what a ticket asks for (intake)": agreement.intake.fields,
        "which waiting pauses a clock (pause_reasons)": agreement.pause_reasons,
    }
    missing = [what for what, terms in silent.items() if not terms]
    if missing:
        yield _finding(Severity.ADVICE, 1, None, f"the document does not say {listing(missing)}.")
    if not agreement.examples:
        yield _finding(Severity.ADVICE, 1, None, "no worked example shows what the promises mean.")


def _finding(severity: Severity, line: int, clause: Clause | None, message: str) -> Finding:
    return Finding(severity=severity, line=line, clause=clause.number if clause else None, message=message)
