"""Words for counting again: why a clock reads differently, and what it read before and reads now.

What differs is found in `recount`.
"""

from collections.abc import Iterator
from datetime import tzinfo

from servicelevel.agreement.promising.derivation import METRIC_WORDS, STRENGTH_WORDS
from servicelevel.agreement.promising.promise import Promise
from servicelevel.agreement.promising.target import Target
from servicelevel.agreement.terms import Agreement, Metric
from servicelevel.calendars.wall_clock import zone_named
from servicelevel.clocks.clock import ClockReading
from servicelevel.clocks.events import Stage
from servicelevel.decisions.decision import Reason
from servicelevel.decisions.explain import duration_words, instant_words
from servicelevel.instants import Period

Read = tuple[Target, ClockReading]


def of_facts(before: Promise, after: Promise, *, agreement: Agreement) -> Iterator[Reason]:
    """Yield each fact that is another one now, with the clause that names it."""
    for key, value in after.facts.items():
        term = agreement.facts[key]
        labels = {known.key: known.label for known in term.values}
        was = before.facts.get(key)
        if was != value:
            instead = f" instead of {labels.get(was, was)}" if was else ""
            yield Reason(said=f"{term.label}: {labels[value]}{instead}.", clause=term.clause)


def of_version(before: Promise, after: Promise) -> Iterator[Reason]:
    """Yield that another version counts, if one does."""
    if before.hash != after.hash:
        yield Reason(said=f"Counted by version {after.version} instead of version {before.version}.")


def of_hours(period: Period, *, agreement: Agreement, name: str) -> Reason:
    """Return what a calendar, as corrected, is in a stretch that used to be counted otherwise."""
    calendar = agreement.calendars[name]
    zone = zone_named(calendar.zone)
    state = "open" if calendar.is_open(period.start) else "closed"
    until = instant_words(period.end, zone=zone) if period.end else "further notice"
    text = f"As corrected, {calendar.label} are {state} from {instant_words(period.start, zone=zone)} to {until}."
    return Reason(said=text, clause=agreement.calendar_clauses.get(name))


def of_outcome(metric: Metric, before: Read | None, after: Read | None, *, zone: str) -> Iterator[Reason]:
    """Yield what was read before and what is read now, where they differ; the clause is that of the promise now."""
    name = METRIC_WORDS[metric]
    there = zone_named(zone)
    was = _state(*before, zone=there) if before else "not promised"
    now = _state(*after, zone=there) if after else "no longer promised"
    clause = after[0].clause if after else None
    if was != now:
        yield Reason(said=f"{name} was {was}; it is {now}.", clause=clause)
    judged, judges = _judgement(before), _judgement(after)
    if judged != judges:
        yield Reason(said=f"{name} was {judged}; it is {judges}.", clause=clause)


def _state(target: Target, reading: ClockReading, *, zone: tzinfo) -> str:
    strength = STRENGTH_WORDS[target.strength]
    if target.text is not None:
        return f"“{target.text}”, {strength}"
    if reading.stage is Stage.PAUSED or reading.due_at is None:
        kind = "of support time" if reading.time_kind == "support" else "on the wall clock"
        over = "over by " if reading.left.days < 0 else ""
        return f"paused, {over}{duration_words(reading.left)} {kind}{'' if over else ' left'}, {strength}"
    return f"due {instant_words(reading.due_at, zone=zone)}, {strength}"


def _judgement(read: Read | None) -> str:
    if read is None or (read[1].past_due_at is None and not read[1].kept):
        return "not judged"
    reading = read[1]
    if reading.kept:
        return "kept"
    return "breached" if reading.breached else "missed"
