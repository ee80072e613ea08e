"""What rules can match: those that never do, and facts for which no target is stated.

The proof itself lives in `coverage`.
"""

from collections.abc import Iterator, Sequence

from servicelevel.agreement.coverage import Coverage, Ruled, coverage_of
from servicelevel.agreement.lint.finding import Check, Finding, Place, Severity, at_name
from servicelevel.agreement.terms import Agreement, EntitlementRule, Metric, PageRule, TargetRule
from servicelevel.decisions.explain import listing

_MOST_CASES = 6

UNREACHABLE = Check(
    code="rule-unreachable",
    severity=Severity.BLOCKING,
    finds="a target, entitlement or page whose condition no facts and no hour can fulfil",
    why="Readers take it for a promise that they might be given; nobody ever is.",
)
SHADOWED = Check(
    code="rule-shadowed",
    severity=Severity.BLOCKING,
    finds="a rule behind earlier ones that take every case of its own",
    why="The first rule that matches counts, so this one never does, whatever it promises.",
)
UNMATCHED = Check(
    code="facts-without-target",
    severity=Severity.ADVICE,
    finds="facts for which a metric has rules, and none of them matches",
    why="Whoever asks with these facts is promised nothing, and is not told so.",
)
PRIORITY = Check(
    code="priority-without-target",
    severity=Severity.ADVICE,
    finds="a priority for which no rule of any metric can match, and no queue either",
    why="Customers may choose it and cannot know what it brings them.",
)
TOO_MANY = Check(
    code="too-many-cases",
    severity=Severity.ADVICE,
    finds="rules over so many combinations of facts and hours that nothing can be proved about them",
    why="Rules that cannot be proved to match may be idle without anybody noticing.",
)
CHECKS = (UNREACHABLE, SHADOWED, UNMATCHED, PRIORITY, TOO_MANY)


def find(agreement: Agreement) -> Iterator[Finding]:
    """Yield what is idle in the rules and what they leave out."""
    for metric in Metric:
        rules = tuple(rule for rule in agreement.targets if rule.metric is metric)
        if rules:
            coverage = coverage_of(rules, agreement=agreement)
            yield from _idle(rules, coverage, what=f"rule for {metric}", about=metric)
            yield from _left_out(rules, coverage, metric)
    served = agreement.entitlements
    yield from _idle(served, coverage_of(served, agreement=agreement), what="entitlement", about="entitlement")
    pages = agreement.emergencies.pages if agreement.emergencies else ()
    yield from _idle(pages, coverage_of(pages, agreement=agreement), what="page", about="emergency")
    yield from _priorities(agreement)


def _idle(
    rules: Sequence[TargetRule] | Sequence[EntitlementRule] | Sequence[PageRule],
    coverage: Coverage,
    *,
    what: str,
    about: str,
) -> Iterator[Finding]:
    for index in coverage.unreachable:
        message = f"this {what} can never match: no facts and no hour are like that."
        instead = "Remove it, or mend its when: a fact value, a calendar, or from and until."
        yield UNREACHABLE.found(_place(rules[index]), message, instead=instead, about=(about,))
    for index, takers in coverage.shadowed.items():
        lines = listing(str(rules[taker].line) for taker in takers)
        others = f"that on line {lines} takes" if len(takers) == 1 else f"those on lines {lines} take"
        message = f"this {what} can never match: {others} every case of its own."
        instead = "Move it before them, or remove it."
        yield SHADOWED.found(_place(rules[index]), message, instead=instead, about=(about,))


def _place(rule: TargetRule | EntitlementRule | PageRule) -> Place:
    return Place(line=rule.line, column=rule.column, width=1, clause=rule.clause)


def _left_out(rules: Sequence[TargetRule], coverage: Coverage, metric: Metric) -> Iterator[Finding]:
    at = _place(rules[0])
    if coverage.too_many:
        message = f"the rules for {metric} have too many cases to prove anything about."
        yield TOO_MANY.found(at, message, instead="Condition them on fewer facts, or on fewer values.", about=(metric,))
    parts = []
    for cases, hours in ((coverage.unmatched, ""), (coverage.sometimes_unmatched, "at some hours ")):
        words = [_case_words(case) for case in cases[:_MOST_CASES]]
        words += [f"{len(cases) - _MOST_CASES} more"] if len(cases) > _MOST_CASES else []
        parts += [f"{hours}for {'; '.join(words)}"] if words else []
    if parts:
        instead = "Add a rule, or say it: a last rule {promise: none, say: …}, or silences with this finding."
        message = f"no {metric} is promised {listing(parts)}."
        yield UNMATCHED.found(at, message, instead=instead, about=(metric,))


def _case_words(case: dict[str, tuple[str, ...]]) -> str:
    parts = (f"{key} {listing(values, last='or')}" for key, values in case.items())
    return ", ".join(parts) or "anything"


def _priorities(agreement: Agreement) -> Iterator[Finding]:
    rules: tuple[Ruled, ...] = (*agreement.targets, *agreement.queues)
    for priority in agreement.priorities if agreement.targets else ():
        if not any(priority.key in rule.when.facts.get("priority", {priority.key}) for rule in rules):
            yield PRIORITY.found(
                at_name(agreement.statements, "priorities", priority.key),
                f"nothing is promised for priority {priority.key}, whatever else holds.",
                instead=f"Add a rule {{when: {{priority: {priority.key}}}, …}}, even if only promise: none.",
                about=(priority.key,),
            )
