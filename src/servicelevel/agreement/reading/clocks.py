"""Reading clocks: what starts, stops and pauses them, and when to warn. Running them lives in `clocks`."""

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction

from servicelevel.agreement.faults import FaultLog, allowed_words
from servicelevel.agreement.reading.amounts import NotAnAmount, read_length, read_percent
from servicelevel.agreement.reading.fields import Fields, each_record, fields_of, named, named_records
from servicelevel.agreement.reading.shapes import PERCENT, TEXT, TEXTS, may, must, shape
from servicelevel.agreement.terms import (
    ClockRule,
    Happening,
    Metric,
    PauseReason,
    Reopening,
    ReopeningTerm,
    Strength,
    WarningTerm,
)
from servicelevel.agreement.written import Node
from servicelevel.decisions.clause import Clause
from servicelevel.decisions.explain import counted_words, listing

_WRITTEN = {happening.value.replace("_", " "): happening for happening in Happening}
_END = frozenset({Happening.CANCELLED})
_ALL = "all"
_EVENTS = listing(_WRITTEN, last="or")
CLOCK = shape(
    may("starts", _EVENTS, "what starts the clock", "as usual"),
    may("stops", _EVENTS, "what completes it", "as usual"),
    may("resets", _EVENTS, "what makes it begin anew", "as usual"),
    may("cancels", _EVENTS, "what ends it without a result; a cancelled ticket always does", "as usual"),
    may("reopening", listing(Reopening, last="or"), "what reopening the ticket does to it", "as usual"),
)
PAUSE = shape(
    must("label", TEXT, "what is waited for"),
    must("pauses", f"{_ALL}, or metrics", "whose clocks stand still while this is waited for"),
)
REOPENING = shape(
    must(
        "within",
        "days, as in 30 days",
        "how long after the day on which a ticket was resolved customers may open it again",
    ),
)
WARNING = shape(
    must("at", PERCENT, "the share of the target that has been used"),
    must("tell", TEXTS, "who is told, as in assignee or team lead"),
    may("metrics", listing(Metric, last="or"), "the promises it is about", "all"),
    may("strengths", listing(Strength, last="or"), "the strengths it is about", "all"),
)


def _usual(metric: Metric, *, starts: Happening, stops: Happening, **more: Happening) -> ClockRule:
    untouched = metric in (Metric.RESPONSE_TIME, Metric.NEXT_RESPONSE_TIME)
    return ClockRule(
        metric=metric,
        starts=frozenset({starts}),
        stops=frozenset({stops}),
        resets=frozenset({more["resets"]} if "resets" in more else ()),
        cancels=_END | frozenset({more["cancels"]} if "cancels" in more else ()),
        reopening=Reopening.UNTOUCHED if untouched else Reopening.FROM_RECEIPT,
        clause=None,
    )


# What the language takes for granted where an agreement is silent.
USUAL_RULES = {
    Metric.RESPONSE_TIME: _usual(Metric.RESPONSE_TIME, starts=Happening.RECEIVED, stops=Happening.PUBLIC_REPLY),
    Metric.NEXT_RESPONSE_TIME: _usual(
        Metric.NEXT_RESPONSE_TIME,
        starts=Happening.CUSTOMER_REPLY,
        stops=Happening.PUBLIC_REPLY,
        cancels=Happening.RESOLVED,
    ),
    Metric.UPDATE_INTERVAL: _usual(
        Metric.UPDATE_INTERVAL,
        starts=Happening.RECEIVED,
        stops=Happening.RESOLVED,
        resets=Happening.PUBLIC_REPLY,
    ),
    Metric.WORKAROUND_TIME: _usual(Metric.WORKAROUND_TIME, starts=Happening.RECEIVED, stops=Happening.WORKAROUND),
    Metric.RESOLUTION_TIME: _usual(Metric.RESOLUTION_TIME, starts=Happening.RECEIVED, stops=Happening.RESOLVED),
}


def read_clock_rules(node: Node, clause: Clause, log: FaultLog) -> Iterator[ClockRule]:
    """Yield the clock rule of each metric at `node`; what it leaves out is as usual."""
    for key, value in named(node, "clocks", clause, log):
        if key.value not in tuple(Metric):
            fix = allowed_words(Metric)
            log.at(key, f"{key.value!r} is not a metric", clause=clause, fix=fix)
            continue
        given = fields_of(value, f"the clock of {key.value}", clause, log, CLOCK)
        yield _read_rule(USUAL_RULES[Metric(key.value)], given)


def _read_rule(usual: ClockRule, given: Fields) -> ClockRule:
    return ClockRule(
        metric=usual.metric,
        starts=_happenings(given, "starts", usual.starts),
        stops=_happenings(given, "stops", usual.stops),
        resets=_happenings(given, "resets", usual.resets),
        cancels=_happenings(given, "cancels", usual.cancels) | _END,
        reopening=_reopening(given, usual),
        clause=given.clause,
    )


def _happenings(given: Fields, key: str, usual: frozenset[Happening]) -> frozenset[Happening]:
    if not given.has(key):
        return usual
    return frozenset(_WRITTEN[word] for word in given.choices(key, _WRITTEN))


def read_pause_reasons(node: Node, clause: Clause, log: FaultLog) -> Iterator[PauseReason]:
    """Yield the reasons to wait at `node`."""
    for key, given in named_records(node, "reason", clause, log, PAUSE):
        words = given.choices("pauses", (*Metric, _ALL))
        metrics = tuple(Metric) if _ALL in words else tuple(Metric(word) for word in words)
        yield PauseReason(key=key, label=given.text("label", key), pauses=frozenset(metrics), clause=clause)


def read_reopening(node: Node, clause: Clause, log: FaultLog) -> ReopeningTerm:
    """Return how long a resolved ticket may be opened again; what is left of a day would be lost unseen."""
    given = fields_of(node, "reopening", clause, log, REOPENING)
    days, rest = divmod(_length(given), timedelta(days=1))
    if rest or not days:
        fix = f"Write {counted_words(days + 1, 'day')}."
        given.fault("it must be a whole number of days", at=given.values.get("within"), fix=fix)
    return ReopeningTerm(within_days=days, clause=clause)


def _length(given: Fields) -> timedelta:
    try:
        return read_length(given.text("within")) if given.has("within") else timedelta(days=1)
    except NotAnAmount as error:
        given.fault(str(error), at=given.values.get("within"))
        return timedelta(days=1)


def read_warnings(node: Node, clause: Clause, log: FaultLog) -> Iterator[WarningTerm]:
    """Yield the warnings at `node`."""
    for given in each_record(node, "a warning", clause, log, WARNING):
        yield WarningTerm(
            share=_share(given),
            tell=given.texts("tell"),
            metrics=frozenset(Metric(word) for word in given.choices("metrics", Metric)),
            strengths=frozenset(Strength(word) for word in given.choices("strengths", Strength)),
            clause=clause,
        )


def _reopening(given: Fields, usual: ClockRule) -> Reopening:
    return Reopening(given.choice("reopening", tuple(Reopening))) if given.has("reopening") else usual.reopening


def _share(given: Fields) -> Fraction:
    if not given.has("at"):
        return Fraction(1)
    try:
        percent = read_percent(given.text("at"))
        if percent:
            return Fraction(percent) / 100
        given.fault("a warning at 0 % would come at once", at=given.values.get("at"), fix="Write a share above it.")
    except NotAnAmount as error:
        given.fault(str(error), at=given.values.get("at"))
    return Fraction(1)
