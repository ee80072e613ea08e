"""Reading targets: for each metric its rules, first match first.

What they promise a ticket lives in `clocks`.
"""

from collections.abc import Iterator

from servicelevel.agreement.faults import FaultLog, allowed_words
from servicelevel.agreement.reading.amounts import AMOUNT_FORMS, NotAnAmount, read_amount, read_time
from servicelevel.agreement.reading.conditions import read_condition
from servicelevel.agreement.reading.fields import Fields, named
from servicelevel.agreement.reading.fields import fields_of as record_of
from servicelevel.agreement.reading.known import Known
from servicelevel.agreement.reading.shapes import CALENDAR, CONDITION, TEXT, Shape, may, must, shape
from servicelevel.agreement.terms import Amount, Counted, DayRule, Metric, Strength, TargetRule
from servicelevel.agreement.written import Node
from servicelevel.calendars.support_hours import wall_clock
from servicelevel.decisions.clause import Clause
from servicelevel.decisions.explain import listing

_RECEIPT, _OPENING = "receipt", "next opening"
_FULFILMENTS = ("release", "decision", "completion")
SHARED = shape(
    may("strength", listing(Strength, last="or"), "how firm the promise is; needed unless nothing is promised"),
    may("on", CALENDAR, "the calendar it is counted on", "the main calendar"),
    may("counted_from", f"{_RECEIPT} or {_OPENING}", "where counting begins", _RECEIPT),
    may("days_end", listing(DayRule, last="or"), "when the last of several business days ends", DayRule.SAME_TIME),
    may("say", TEXT, "what is added in words"),
    may("fulfilled_by", listing(_FULFILMENTS, last="or"), "what keeps a promise in words"),
)
PROMISES = shape(
    may("within", AMOUNT_FORMS, "how soon"),
    may("by", "a time of day, as in 08:00", "the next such time after receipt"),
    may("words", TEXT, "a promise that is not a number"),
    may("promise", "none", "that nothing is promised"),
)
METRIC = Shape(keys=(must("rules", "a list of rules, first match wins", "what is promised to whom"), *SHARED.keys))
RULE = Shape(keys=(may("when", CONDITION, "whose and which requests", "all"), *PROMISES.keys, *SHARED.keys))
_PROMISES = PROMISES.names


def read_targets(node: Node, clause: Clause, log: FaultLog, known: Known) -> Iterator[TargetRule]:
    """Yield the rules at `node`, in order."""
    for key, value in named(node, "targets", clause, log):
        if key.value not in tuple(Metric):
            fix = allowed_words(Metric)
            log.at(key, f"{key.value!r} is not a metric", clause=clause, fix=fix)
            continue
        shared = record_of(value, f"{key.value}", clause, log, METRIC)
        for rule in shared.records("rules", "a rule", RULE):
            yield _read_rule(Metric(key.value), _with_shared(rule, shared), known)


def _with_shared(rule: Fields, shared: Fields) -> Fields:
    for key in SHARED.names:
        if key in shared.values and key not in rule.values:
            rule.values[key] = shared.values[key]
    return rule


def _read_rule(metric: Metric, rule: Fields, known: Known) -> TargetRule:
    amount = _read_promise(rule)
    from_opening = rule.choice("counted_from", (_RECEIPT, _OPENING)) == _OPENING
    strength = Strength.DISCRETIONARY
    if not rule.has("promise"):
        strength = Strength(rule.choice("strength", tuple(Strength)))
    return TargetRule(
        metric=metric,
        when=read_condition(rule, "when", known),
        amount=amount,
        strength=strength,
        calendar=_calendar(rule, amount, known, from_opening=from_opening),
        from_opening=from_opening,
        fulfilled_by=_fulfilled_by(rule, amount),
        say=rule.optional_text("say"),
        line=rule.node.line,
        column=rule.node.column,
        clause=rule.clause,
    )


def _read_promise(rule: Fields) -> Amount | None:
    given = [key for key in _PROMISES if rule.has(key)]
    if len(given) != 1:
        rule.fault("a rule promises exactly one thing", fix=f"Write one of {listing(_PROMISES, last='or')}.")
        return None
    text = rule.text(given[0])
    try:
        return _amount(given[0], text, rule)
    except NotAnAmount as error:
        rule.fault(str(error), at=rule.values[given[0]])
        return None


def _amount(kind: str, text: str, rule: Fields) -> Amount | None:
    if kind == "within":
        day_rule = DayRule(rule.choice("days_end", tuple(DayRule)))
        return read_amount(text, day_rule=day_rule)
    if kind == "by":
        by = read_time(text)
        return Amount(counted=Counted.ELAPSED, by=by, words=f"by {wall_clock(by)}")
    if kind == "words":
        if not text:
            raise NotAnAmount("a promise in words needs words")
        return Amount(counted=Counted.ELAPSED, text=text, words=text)
    if text != "none":
        raise NotAnAmount(f"{text!r} is not a promise; write promise: none, or use within, by or words")
    return None


def _calendar(rule: Fields, amount: Amount | None, known: Known, *, from_opening: bool) -> str | None:
    needed = amount is not None and (amount.counted is not Counted.ELAPSED or from_opening)
    if rule.has("on"):
        named_calendar = rule.choice("on", known.calendars)
        return named_calendar if needed else None
    if needed and known.main_calendar is None:
        rule.fault("this is counted on a calendar", fix="Name it with on, or mark one calendar as main.")
    return known.main_calendar if needed else None


def _fulfilled_by(rule: Fields, amount: Amount | None) -> str | None:
    if not rule.has("fulfilled_by") or amount is None or amount.text is None:
        return None
    return rule.choice("fulfilled_by", _FULFILMENTS)
