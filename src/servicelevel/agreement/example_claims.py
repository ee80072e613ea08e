"""The claims of worked examples: each kind, how it is written, and what the agreement says about it.

The words before the claim are read in `example_words`; running an example lives in `examples`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from servicelevel.agreement.example_words import UnreadableExample, close_to, read_moment
from servicelevel.agreement.promising.promise import Promise
from servicelevel.agreement.terms import Agreement, Metric, Outcome
from servicelevel.calendars.wall_clock import zone_named
from servicelevel.decisions.explain import duration_words, instant_words, listing

_METRICS = {
    "response": Metric.RESPONSE_TIME,
    "next response": Metric.NEXT_RESPONSE_TIME,
    "update": Metric.UPDATE_INTERVAL,
    "workaround": Metric.WORKAROUND_TIME,
    "resolution": Metric.RESOLUTION_TIME,
}
_VERBS = {
    "answered": Metric.RESPONSE_TIME,
    "answered again": Metric.NEXT_RESPONSE_TIME,
    "updated": Metric.UPDATE_INTERVAL,
    "worked around": Metric.WORKAROUND_TIME,
    "resolved": Metric.RESOLUTION_TIME,
}
_OUTCOMES = {
    "served": Outcome.SERVE,
    "redirected": Outcome.REDIRECT,
    "refused": Outcome.REFUSE,
    "served as best effort": Outcome.BEST_EFFORT,
}
_NAMES = {metric: name for name, metric in _METRICS.items()}
CLAIM_FORMS = (
    "is answered by Monday 10:30",
    "is answered again by Monday 10:30",
    "is updated by Monday 10:30",
    "is worked around by Monday 10:30",
    "is resolved by Monday 10:30",
    "is promised “Future release” as resolution",
    "has no promised response",
    "is served",
    "is redirected",
    "is refused",
    "is served as best effort",
    "is told “Please contact them”",
    "alerts the support team",
    "alerts the support team by sms and call",
    "alerts nobody",
    "may be charged 150 EUR per hour",
    "is charged 150 EUR per hour",
    "is charged nothing",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What a claim is about: the promise that was made, for a receipt."""

    promise: Promise
    received_at: datetime
    agreement: Agreement


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """A claim beside what the agreement says, both in the same words if they agree."""

    expected: str
    got: str

    @property
    def holds(self) -> bool:
        """Whether the agreement keeps the claim."""
        return self.expected == self.got


def judge(claim: str, asked: Asked) -> Judged:
    """Return what becomes of one claim, as in "is answered by Monday 10:30".

    Raises: UnreadableExample, naming the form that comes closest.
    """
    for form, judged_by in _CLAIMS:
        if found := form.fullmatch(claim):
            return judged_by(found, asked)
    near = close_to(claim, CLAIM_FORMS)
    known = f"did you mean “{near}”?" if near else f"write {listing(CLAIM_FORMS, last='or')}"
    raise UnreadableExample(f"“{claim}” is not a claim that can be checked; {known}")


def parts_of(claims: str) -> Iterator[str]:
    """Yield each claim of "is answered by … and resolved by … and alerts …"; quoted words stay whole."""
    for part in _AND.split(claims):
        yield f"is {part}" if part.lower().startswith(tuple(_VERBS)) else part


def _due(found: re.Match[str], asked: Asked) -> Judged:
    metric = _VERBS[found[1].lower()]
    moment = read_moment(found[2], after=asked.received_at, agreement=asked.agreement)
    zone = zone_named(asked.agreement.zone)
    expected = f"{_NAMES[metric]} by {instant_words(moment, zone=zone)}"
    target = asked.promise.target(metric)
    if target is None or target.due is None:
        return Judged(expected=expected, got=_said(metric, asked))
    if target.due == moment:
        return Judged(expected=expected, got=expected)
    side = "earlier" if target.due < moment else "later"
    far = duration_words(target.due - moment)
    got = f"{_NAMES[metric]} by {instant_words(target.due, zone=zone)}, {far} {side} ({target.clause})"
    return Judged(expected=expected, got=got)


def _words(found: re.Match[str], asked: Asked) -> Judged:
    metric = _METRICS[found[2].lower()]
    target = asked.promise.target(metric)
    expected = f"{_NAMES[metric]} “{found[1]}”"
    agrees = target is not None and (target.text or "").casefold() == found[1].casefold()
    return Judged(expected=expected, got=expected if agrees else _said(metric, asked))


def _no_promise(found: re.Match[str], asked: Asked) -> Judged:
    metric = _METRICS[found[1].lower()]
    return Judged(expected=f"no {_NAMES[metric]} is promised", got=_said(metric, asked))


def _said(metric: Metric, asked: Asked) -> str:
    target = asked.promise.target(metric)
    if target is None:
        return f"no {_NAMES[metric]} is promised"
    if target.due is None:
        return f"{_NAMES[metric]} “{target.text}” ({target.clause})"
    due = instant_words(target.due, zone=zone_named(asked.agreement.zone))
    return f"{_NAMES[metric]} by {due} ({target.clause})"


def _outcome(found: re.Match[str], asked: Asked) -> Judged:
    names = {outcome: words for words, outcome in _OUTCOMES.items()}
    return Judged(expected=found[1].lower(), got=names[asked.promise.entitlement.outcome])


def _told(found: re.Match[str], asked: Asked) -> Judged:
    say = asked.promise.entitlement.say or ""
    agrees = found[1].casefold() in say.casefold()
    got = f"told “{say}”" if say else "told nothing"
    return Judged(expected=f"told “{found[1]}”", got=f"told “{found[1]}”" if agrees else got)


def _alerts(found: re.Match[str], asked: Asked) -> Judged:
    """Judge who is alerted; by what only if the claim says so."""
    pages = asked.promise.pages
    with_carriers = found[2] is not None
    alerted = [page.who + (f" by {listing(page.by)}" if with_carriers else "") for page in pages]
    wanted = found[1] + (f" by {found[2].lower()}" if with_carriers else "")
    agrees = wanted.casefold() in (who.casefold() for who in alerted)
    got = f"alerts the {listing(alerted)}" if alerted else "alerts nobody"
    return Judged(expected=f"alerts the {wanted}", got=f"alerts the {wanted}" if agrees else got)


def _alerts_nobody(found: re.Match[str], asked: Asked) -> Judged:
    who = [page.who for page in asked.promise.pages]
    return Judged(expected="alerts nobody", got=f"alerts the {listing(who)}" if who else "alerts nobody")


def _charge(found: re.Match[str], asked: Asked) -> Judged:
    return Judged(expected=found[0].lower().replace("eur", "EUR"), got=_charged(asked))


def _charged(asked: Asked) -> str:
    charge = asked.promise.charge
    if charge is None:
        return "is charged nothing"
    verb = "may be charged" if charge.may else "is charged"
    return f"{verb} {charge.amount} {charge.currency} per {charge.per}"


_QUOTED = '[“"]([^“”"]{1,300})[”"]'
_PROMISES = "|".join(_METRICS)
_CLAIMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Asked], Judged]], ...] = tuple(
    (re.compile(form, re.IGNORECASE), judged_by)
    for form, judged_by in (
        (rf"is ({'|'.join(sorted(_VERBS, reverse=True))}) (?:by|at) (.+)", _due),
        (rf"is promised {_QUOTED} as ({_PROMISES})", _words),
        (rf"has no promised ({_PROMISES})", _no_promise),
        (rf"is ({'|'.join(sorted(_OUTCOMES, reverse=True))})", _outcome),
        (rf"is told {_QUOTED}", _told),
        (r"alerts nobody", _alerts_nobody),
        (r"alerts the ([^“”\"]{1,100}?)(?: by (sms|call|sms and call|call and sms))?", _alerts),
        (r"(?:may be|is) charged [0-9.]{1,12} [A-Z]{3} per (?:hour|incident)|is charged nothing", _charge),
    )
)
# Only before a claim does "and" part two of them; promised words and teams may hold one.
_AND = re.compile(
    rf" and (?=(?:(?:is |has no promised |alerts |may be charged )|(?:{'|'.join(_VERBS)}) (?:by|at) )(?![^“]*”))",
    re.IGNORECASE,
)
