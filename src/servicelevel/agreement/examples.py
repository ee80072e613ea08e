"""Worked examples in near-English: reading them, executing them, and saying what the agreement says instead.

The grammar is in the documentation of the language; making the promise lives in `promising`.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from servicelevel.agreement.example_words import (
    UnreadableExample,
    raised_at,
    read_facts,
    read_moment,
    usual_week,
)
from servicelevel.agreement.promising.promise import Promise, make_promise
from servicelevel.agreement.terms import Agreement, ExampleTerm, Metric, Outcome
from servicelevel.calendars.wall_clock import zone_named
from servicelevel.decisions.explain import instant_words
from servicelevel.instants import PromiseError

_SENTENCE = re.compile(r"an? (.+?) raised on (.+?) (is|has|alerts) (.+?)\.?", re.IGNORECASE)
_BY = re.compile(r"(?:is )?(answered|resolved|worked around) (?:by|at) (.+)", re.IGNORECASE)
_WORDS = re.compile(r"is promised [“\"](.+)[”\"] as (response|resolution)", re.IGNORECASE)
_NONE = re.compile(r"has no promised (response|resolution)", re.IGNORECASE)
_VERBS = {
    "answered": Metric.RESPONSE_TIME,
    "resolved": Metric.RESOLUTION_TIME,
    "worked around": Metric.WORKAROUND_TIME,
    "response": Metric.RESPONSE_TIME,
    "resolution": Metric.RESOLUTION_TIME,
}
_OUTCOMES = {"is redirected": Outcome.REDIRECT, "is refused": Outcome.REFUSE, "is served": Outcome.SERVE}


@dataclass(frozen=True, kw_only=True, slots=True)
class ExampleResult:
    """A worked example, executed."""

    text: str
    line: int
    clause: str
    ok: bool
    # what the agreement says, in words
    says: str


def run_example(example: ExampleTerm, *, agreement: Agreement) -> ExampleResult:
    """Return whether `agreement` keeps `example`; one that cannot be read is not, and `says` tells why."""
    try:
        wrong = _wrong(example.text, agreement)
    except (UnreadableExample, PromiseError) as error:
        wrong = (str(error),)
    return ExampleResult(
        text=example.text,
        line=example.line,
        clause=example.clause.number,
        ok=not wrong,
        says="; ".join(wrong) or "as written",
    )


def _wrong(text: str, agreement: Agreement) -> tuple[str, ...]:
    found = _SENTENCE.fullmatch(text)
    if found is None:
        raise UnreadableExample(
            "an example reads “A p2 raised on Friday 16:30 is answered by Monday 10:30”, or has no promised"
            " response, is promised “words” as resolution, is redirected, is refused, or alerts somebody"
        )
    at = raised_at(found[2], agreement=agreement, week=usual_week(agreement))
    promise = make_promise(agreement, facts=read_facts(found[1], agreement), at=at)
    claim = f"{found[3].lower()} {found[4]}"
    return tuple(wrong for part in _parts(claim) if (wrong := _wrong_in(part, promise, at, agreement)))


def _parts(claim: str) -> list[str]:
    # Only times are joined by "and"; promised words may hold one.
    return re.split(r" and (?=(?:is )?(?:answered|resolved|worked around) )", claim)


def _wrong_in(claim: str, promise: Promise, at: datetime, agreement: Agreement) -> str | None:
    if found := _BY.fullmatch(claim):
        expected = read_moment(found[2], after=at, agreement=agreement)
        return _wrong_due(promise, _VERBS[found[1].lower()], expected, agreement)
    if found := _WORDS.fullmatch(claim):
        target = promise.target(_VERBS[found[2].lower()])
        said = _said(promise, _VERBS[found[2].lower()], agreement)
        return None if target and (target.text or "").casefold() == found[1].casefold() else said
    if found := _NONE.fullmatch(claim):
        metric = _VERBS[found[1].lower()]
        return _said(promise, metric, agreement) if promise.target(metric) else None
    if claim.casefold() in _OUTCOMES:
        outcome = promise.entitlement.outcome
        return None if outcome is _OUTCOMES[claim.casefold()] else f"the outcome is {outcome}"
    if claim.casefold().startswith("alerts the "):
        who = [page.who for page in promise.pages]
        return None if claim[len("alerts the ") :] in who else f"those alerted: {', '.join(who) or 'nobody'}"
    raise UnreadableExample(f"“{claim}” is not a claim that can be checked")


def _wrong_due(promise: Promise, metric: Metric, expected: datetime, agreement: Agreement) -> str | None:
    target = promise.target(metric)
    if target is not None and target.due == expected:
        return None
    return _said(promise, metric, agreement)


def _said(promise: Promise, metric: Metric, agreement: Agreement) -> str:
    target = promise.target(metric)
    if target is None:
        return f"no {metric.replace('_', ' ')} is promised"
    if target.due is None:
        return f"{metric.replace('_', ' ')}: “{target.text}”"
    return f"{metric.replace('_', ' ')}: {instant_words(target.due, zone=zone_named(agreement.zone))}"


def run_examples(agreement: Agreement) -> tuple[ExampleResult, ...]:
    """Return the result of every example of `agreement`, in order."""
    return tuple(run_example(example, agreement=agreement) for example in agreement.examples)
