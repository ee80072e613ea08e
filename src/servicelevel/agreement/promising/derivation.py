"""The derivation of a promise: one plain sentence per step, each with its clause.

The deciding lives in `promise`.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime

from servicelevel.agreement.conditions import Situation
from servicelevel.agreement.terms import Amount, Counted, Metric, Received, Strength, TargetRule
from servicelevel.calendars.business_calendar import BusinessCalendar
from servicelevel.calendars.support_hours import wall_clock
from servicelevel.calendars.wall_clock import zone_named
from servicelevel.decisions.decision import Reason
from servicelevel.decisions.phrase import Moment, Phrase, Quantity, phrase

METRICS = {
    Metric.RESPONSE_TIME: phrase("First response"),
    Metric.NEXT_RESPONSE_TIME: phrase("Next response"),
    Metric.UPDATE_INTERVAL: phrase("Update"),
    Metric.WORKAROUND_TIME: phrase("Workaround"),
    Metric.RESOLUTION_TIME: phrase("Resolution"),
}
METRIC_WORDS = {metric: str(said) for metric, said in METRICS.items()}
_STRENGTHS = {
    Strength.GUARANTEED: phrase("guaranteed"),
    Strength.TARGET: phrase("a target"),
    Strength.TYPICAL: phrase("typical"),
    Strength.BEST_EFFORT: phrase("best effort"),
    Strength.DISCRETIONARY: phrase("at discretion"),
}
STRENGTH_WORDS = {strength: str(said) for strength, said in _STRENGTHS.items()}


def of_receipt(situation: Situation, *, given: Mapping[str, str]) -> Iterator[Reason]:
    """Yield when it was received, whether that is inside the main support hours, and which facts count."""
    agreement, at = situation.agreement, situation.received_at
    zone, hours, when = agreement.zone, agreement.office.label, Moment(at, zone_named(agreement.zone))
    if agreement.office.is_open(at):
        received = phrase("Received {when} ({zone}), inside {hours}.", when=when, zone=zone, hours=hours)
    else:
        received = phrase("Received {when} ({zone}), outside {hours}.", when=when, zone=zone, hours=hours)
    yield Reason(said=received, clause=agreement.calendar_clauses.get(agreement.office.name))
    for key, value in situation.facts.items():
        term = agreement.facts[key]
        label = next(known.label for known in term.values if known.key == value)
        said = (
            phrase("{fact}: {value}.", fact=term.label, value=label)
            if key in given
            else phrase("{fact}: {value}, as the agreement takes it when none is given.", fact=term.label, value=label)
        )
        yield Reason(said=said, clause=term.clause)


def of_absence(situation: Situation, *, served: bool, promised: bool) -> Iterator[Reason]:
    """Yield, where a served request has no target, that nothing is promised in numbers, and its queue."""
    if not served:
        return
    if not promised:
        yield Reason(said=phrase("The agreement makes no promise of time for this."))
    for queue in situation.agreement.queues:
        if all(situation.facts.get(key) in values for key, values in queue.when.facts.items()):
            yield Reason(said=queue.say, clause=queue.clause)


def of_target(
    rule: TargetRule,
    amount: Amount,
    situation: Situation,
    *,
    calendar: BusinessCalendar | None,
    starts: datetime,
    due: datetime | None,
) -> tuple[Reason, ...]:
    """Return the rule that applies, where counting begins, and when it falls due."""
    zone = zone_named(situation.agreement.zone)
    metric, strength = METRICS[rule.metric], _STRENGTHS[rule.strength]
    if due is None:
        said = phrase("{metric}: “{words}”, {strength}.", metric=metric, words=amount.text or "", strength=strength)
        return (Reason(said=said, clause=rule.clause), *_said(rule))
    said = phrase("{metric}: {amount}, {strength}.", metric=metric, amount=_amount(amount), strength=strength)
    steps = [Reason(said=said, clause=rule.clause), *_said(rule)]
    if starts != situation.received_at and calendar is not None:
        opens = Moment(starts, zone)
        said = phrase("Counting begins when {hours} next open, {when}.", hours=calendar.label, when=opens)
        steps.append(Reason(said=said, clause=situation.agreement.calendar_clauses.get(calendar.name)))
    elif rule.when.received != Received():
        steps.append(Reason(said=_it_was_received(rule.when.received), clause=rule.clause))
    ends = Moment(due, zone)
    said = phrase("{metric} is due {when} ({zone}).", metric=metric, when=ends, zone=situation.agreement.zone)
    steps.append(Reason(said=said))
    return tuple(steps)


def _said(rule: TargetRule) -> tuple[Reason, ...]:
    return (Reason(said=rule.say, clause=rule.clause),) if rule.say else ()


def _amount(amount: Amount) -> Phrase:
    if amount.by is not None:
        return phrase("by {time}", time=wall_clock(amount.by))
    if amount.counted is Counted.ELAPSED:
        return phrase("within {amount}, on the wall clock, day and night", amount=Quantity(amount.words))
    if amount.counted is Counted.SUPPORT:
        return phrase("within {amount}, of support time", amount=Quantity(amount.words))
    return phrase("within {amount}, on working days", amount=Quantity(amount.words))


def _it_was_received(received: Received) -> Phrase:
    said = []
    if received.inside:
        said.append(phrase("inside {calendar} hours", calendar=received.inside))
    if received.outside:
        said.append(phrase("outside {calendar} hours", calendar=received.outside))
    if (received.start, received.end) != (0, 1440):
        start, end = wall_clock(received.start), wall_clock(received.end, closing=True)
        said.append(phrase("between {start} and {end}", start=start, end=end))
    return phrase("It was received {circumstances}.", circumstances=tuple(said))


def page_said(who: str, by: tuple[str, ...]) -> Phrase:
    """Return who is paged and how, as a sentence."""
    carriers = {"sms": phrase("SMS"), "call": phrase("a phone call")}
    return phrase("The {who} is alerted by {carriers}.", who=who, carriers=tuple(carriers.get(one, one) for one in by))
