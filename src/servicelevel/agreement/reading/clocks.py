"""Reading clocks: what starts, stops and pauses them, and when to warn. Running them lives in `clocks`."""

from collections.abc import Iterator
from fractions import Fraction

from servicelevel.agreement.reading.amounts import NotAnAmount, read_percent
from servicelevel.agreement.reading.fields import (
    FaultLog,
    Fields,
    each_record,
    fields_of,
    named,
    named_records,
)
from servicelevel.agreement.terms import (
    ClockRule,
    Happening,
    Metric,
    PauseReason,
    Reopening,
    Strength,
    WarningTerm,
)
from servicelevel.agreement.written import Node
from servicelevel.decisions.clause import Clause
from servicelevel.decisions.explain import listing

_WRITTEN = {happening.value.replace("_", " "): happening for happening in Happening}
_END = frozenset({Happening.CANCELLED})
_ALL = "all"


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
            fix = f"Allowed: {listing(Metric, last='or')}."
            log.at(key, f"{key.value!r} is not a metric", clause=clause, fix=fix)
            continue
        may = ("starts", "stops", "resets", "cancels", "reopening")
        given = fields_of(value, f"the clock of {key.value}", clause, log, may=may)
        yield _read_rule(USUAL_RULES[Metric(key.value)], given)


def _read_rule(usual: ClockRule, given: Fields) -> ClockRule:
    return ClockRule(
        metric=usual.metric,
        starts=_happenings(given, "starts", usual.starts),
        stops=_happenings(given, "stops", usual.stops),
        resets=_happenings(given, "resets", usual.resets),
        cancels=_happenings(given, "cancels", usual.cancels) | _END,
        reopening=Reopening(given.choice("reopening", tuple(Reopening), default=usual.reopening)),
        clause=given.clause,
    )


def _happenings(given: Fields, key: str, usual: frozenset[Happening]) -> frozenset[Happening]:
    if not given.has(key):
        return usual
    return frozenset(_WRITTEN[word] for word in given.choices(key, _WRITTEN))


def read_pause_reasons(node: Node, clause: Clause, log: FaultLog) -> Iterator[PauseReason]:
    """Yield the reasons to wait at `node`."""
    for key, given in named_records(node, "reason", clause, log, needs=("label", "pauses"), may=()):
        words = given.choices("pauses", (*Metric, _ALL))
        metrics = tuple(Metric) if _ALL in words else tuple(Metric(word) for word in words)
        yield PauseReason(key=key, label=given.text("label", key), pauses=frozenset(metrics), clause=clause)


def read_warnings(node: Node, clause: Clause, log: FaultLog) -> Iterator[WarningTerm]:
    """Yield the warnings at `node`."""
    may = ("metrics", "strengths")
    for given in each_record(node, "a warning", clause, log, needs=("at", "tell"), may=may):
        yield WarningTerm(
            share=_share(given),
            tell=given.texts("tell"),
            metrics=frozenset(Metric(word) for word in given.choices("metrics", Metric)),
            strengths=frozenset(Strength(word) for word in given.choices("strengths", Strength)),
            clause=clause,
        )


def _share(given: Fields) -> Fraction:
    try:
        percent = read_percent(given.text("at"))
        if percent:
            return Fraction(percent) / 100
        given.fault("a warning at 0 % would come at once", at=given.values.get("at"))
    except NotAnAmount as error:
        given.fault(str(error), at=given.values.get("at"))
    return Fraction(1)
