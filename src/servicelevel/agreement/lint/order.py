"""Promises in an order that makes no sense: a first response that is due after the resolution.

What rules can match at all is looked at in `reach`.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from servicelevel.agreement.coverage import Case, TooManyCases, every_case, matches
from servicelevel.agreement.lint.finding import Check, Finding, Place, Severity
from servicelevel.agreement.promising.counting import counting_starts, falls_due
from servicelevel.agreement.terms import Agreement, Metric, TargetRule
from servicelevel.calendars.wall_clock import opening_at, zone_named
from servicelevel.decisions.explain import instant_words
from servicelevel.instants import PromiseError

# Beyond them documents are hostile rather than long.
_MOST_PAIRS = 200
_DAYS_TRIED = 8
_MINUTES_TRIED = (0, 9 * 60, 16 * 60 + 30)

ALWAYS = Check(
    code="response-after-resolution",
    severity=Severity.BLOCKING,
    finds="a first response that is always due after the resolution of the same ticket",
    why="A resolution is a response, so the promise of a response promises nothing.",
)
SOMETIMES = Check(
    code="response-sometimes-after-resolution",
    severity=Severity.ADVICE,
    finds="the same at some hours only, as where one is counted in support time and the other is not",
    why="Over a night or a weekend the resolution falls due before anybody had to answer.",
)
CHECKS = (ALWAYS, SOMETIMES)


def find(agreement: Agreement) -> Iterator[Finding]:
    """Yield each pair of rules for the same facts that promises a response after the resolution."""
    responses = tuple(rule for rule in agreement.targets if rule.metric is Metric.RESPONSE_TIME)
    resolutions = tuple(rule for rule in agreement.targets if rule.metric is Metric.RESOLUTION_TIME)
    for (first, second), case in _pairs(responses, resolutions, agreement).items():
        response, resolution = responses[first], resolutions[second]
        tried = tuple(_moments(response, resolution, agreement))
        late = tuple(at for at, answered, resolved in tried if answered > resolved)
        if late:
            yield _found(response, resolution, case, late[0], always=len(late) == len(tried), agreement=agreement)


def _pairs(
    responses: tuple[TargetRule, ...], resolutions: tuple[TargetRule, ...], agreement: Agreement
) -> dict[tuple[int, int], Case]:
    """Return the indices of rules that some facts meet together, each pair with the first facts that do."""
    pairs: dict[tuple[int, int], Case] = {}
    if responses and resolutions:
        try:
            for case in every_case((*responses, *resolutions), agreement=agreement):
                first, second = matches(responses, case), matches(resolutions, case)
                if first and second:
                    pairs.setdefault((first[0], second[0]), case)
                if len(pairs) >= _MOST_PAIRS:
                    break
        except TooManyCases:
            return {}
    return pairs


def _moments(response: TargetRule, resolution: TargetRule, agreement: Agreement) -> Iterator[tuple[datetime, ...]]:
    """Yield receipts over a week, each with when both fall due; none where one is not a number."""
    zone = zone_named(agreement.zone)
    for day in range(_DAYS_TRIED):
        on = agreement.effective_on + timedelta(days=day)
        for minute in _MINUTES_TRIED:
            at = opening_at(on, minutes=minute, zone=zone)
            answered, resolved = _due(response, at, agreement), _due(resolution, at, agreement)
            if answered is not None and resolved is not None:
                yield at, answered, resolved


def _due(rule: TargetRule, at: datetime, agreement: Agreement) -> datetime | None:
    if rule.amount is None:
        return None
    calendar = agreement.calendars[rule.calendar] if rule.calendar else None
    try:
        starts = counting_starts(at, counted=rule.amount.counted, calendar=calendar, from_opening=rule.from_opening)
        return falls_due(starts, amount=rule.amount, calendar=calendar, zone=agreement.zone)
    except PromiseError:
        # A calendar that never opens is a finding of its own.
        return None


def _found(
    response: TargetRule, resolution: TargetRule, case: Case, at: datetime, *, always: bool, agreement: Agreement
) -> Finding:
    facts = ", ".join(f"{key} {value}" for key, value in case.facts.items() if value) or "any facts"
    when = "" if always else f", received on {instant_words(at, zone=zone_named(agreement.zone))}"
    place = Place(line=response.line, column=response.column, width=1, clause=response.clause)
    return (ALWAYS if always else SOMETIMES).found(
        place,
        f"for {facts}{when}, the response is due after the resolution of clause {resolution.clause.number}"
        f" (line {resolution.line}).",
        instead="Shorten the response, lengthen the resolution, or count both in the same kind of time.",
        about=(Metric.RESPONSE_TIME,),
    )
