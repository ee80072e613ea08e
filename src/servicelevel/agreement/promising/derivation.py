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
from servicelevel.decisions.explain import instant_words, listing

METRIC_WORDS = {
    Metric.RESPONSE_TIME: "First response",
    Metric.NEXT_RESPONSE_TIME: "Next response",
    Metric.UPDATE_INTERVAL: "Update",
    Metric.WORKAROUND_TIME: "Workaround",
    Metric.RESOLUTION_TIME: "Resolution",
}
STRENGTH_WORDS = {
    Strength.GUARANTEED: "guaranteed",
    Strength.TARGET: "a target",
    Strength.TYPICAL: "typical",
    Strength.BEST_EFFORT: "best effort",
    Strength.DISCRETIONARY: "at discretion",
}
_KIND_WORDS = {
    Counted.ELAPSED: "on the wall clock, day and night",
    Counted.SUPPORT: "of support time",
    Counted.BUSINESS_DAYS: "on working days",
}


def of_receipt(situation: Situation, *, given: Mapping[str, str]) -> Iterator[Reason]:
    """Yield when it was received, whether that is inside the main support hours, and which facts count."""
    agreement, at = situation.agreement, situation.received_at
    place = "inside" if agreement.office.is_open(at) else "outside"
    when = instant_words(at, zone=zone_named(agreement.zone))
    yield Reason(
        text=f"Received {when} ({agreement.zone}), {place} {agreement.office.label}.",
        clause=agreement.calendar_clauses.get(agreement.office.name),
    )
    for key, value in situation.facts.items():
        term = agreement.facts[key]
        label = next(known.label for known in term.values if known.key == value)
        how = "" if key in given else ", as the agreement takes it when none is given"
        yield Reason(text=f"{term.label}: {label}{how}.", clause=term.clause)


def of_absence(situation: Situation, *, served: bool, promised: bool) -> Iterator[Reason]:
    """Yield, where a served request has no target, that nothing is promised in numbers, and its queue."""
    if not served:
        return
    if not promised:
        yield Reason(text="The agreement makes no promise of time for this.")
    for queue in situation.agreement.queues:
        if all(situation.facts.get(key) in values for key, values in queue.when.facts.items()):
            yield Reason(text=queue.say, clause=queue.clause)


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
    name = METRIC_WORDS[rule.metric]
    strength = STRENGTH_WORDS[rule.strength]
    if due is None:
        said = f"{name}: “{amount.text}”, {strength}."
        return (Reason(text=said, clause=rule.clause), *_said(rule))
    steps = [Reason(text=f"{name}: {_amount(amount)}, {strength}.", clause=rule.clause), *_said(rule)]
    if starts != situation.received_at and calendar is not None:
        text = f"Counting begins when {calendar.label} next open, {instant_words(starts, zone=zone)}."
        steps.append(Reason(text=text, clause=situation.agreement.calendar_clauses.get(calendar.name)))
    elif received := received_words(rule.when.received):
        steps.append(Reason(text=f"It was received {received}.", clause=rule.clause))
    steps.append(Reason(text=f"{name} is due {instant_words(due, zone=zone)} ({situation.agreement.zone})."))
    return tuple(steps)


def _said(rule: TargetRule) -> tuple[Reason, ...]:
    return (Reason(text=rule.say, clause=rule.clause),) if rule.say else ()


def _amount(amount: Amount) -> str:
    if amount.by is not None:
        return f"by {wall_clock(amount.by)}"
    return f"within {amount.words}, {_KIND_WORDS[amount.counted]}"


def received_words(received: Received) -> str:
    """Return a condition on the receipt in words, as in "outside office, between 08:00 and 24:00"; or ""."""
    parts = []
    if received.inside:
        parts.append(f"inside {received.inside} hours")
    if received.outside:
        parts.append(f"outside {received.outside} hours")
    if (received.start, received.end) != (0, 1440):
        parts.append(f"between {wall_clock(received.start)} and {wall_clock(received.end, closing=True)}")
    return ", ".join(parts)


def page_words(who: str, by: tuple[str, ...]) -> str:
    """Return who is paged and how, as a sentence."""
    carriers = {"sms": "SMS", "call": "a phone call"}
    return f"The {who} is alerted by {listing(carriers.get(carrier, carrier) for carrier in by)}."
