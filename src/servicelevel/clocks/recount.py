"""Counting again: what becomes of a ticket's clocks when it is held to other facts, or to another version.

Re-judging a priority, a change of plan, an amendment taken on and a calendar put right are all the same: the same
events, read against other targets. How one clock is read lives in `clock`; nothing is written here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from servicelevel.agreement.promising.promise import Promise, make_promise
from servicelevel.agreement.promising.target import Target
from servicelevel.agreement.terms import Agreement, Metric
from servicelevel.calendars.comparison import hours_changed
from servicelevel.clocks import recount_words as words
from servicelevel.clocks.clock import ClockReading, read_clock
from servicelevel.clocks.events import ClockEvent, Stage
from servicelevel.clocks.history import Happened, events_from
from servicelevel.decisions.decision import Reason
from servicelevel.instants import Period

# How far beyond its due the hours can matter to a clock: a promise of business days looks at the whole of the
# day on which it falls due, and a window of that day may run until the end of the next.
REACH = timedelta(days=2)


class Difference(StrEnum):
    """In what a clock reads differently."""

    # nothing was promised before
    GAINED = "gained"
    # nothing is promised any more
    LOST = "lost"
    # other words of a promise that is not a number, or words in place of a number
    WORDS = "words"
    # how firm the promise is
    STRENGTH = "strength"
    # when counting begins
    START = "start"
    # when it falls due; for a clock that is paused, how much is left
    DUE = "due"
    # whether, or when, it was kept, missed or breached
    JUDGEMENT = "judgement"


@dataclass(frozen=True, kw_only=True, slots=True)
class Grounds:
    """What a ticket is held to."""

    agreement: Agreement
    # as stated; the agreement completes them
    facts: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """A clock under some grounds."""

    target: Target
    events: tuple[ClockEvent, ...]
    reading: ClockReading


@dataclass(frozen=True, kw_only=True, slots=True)
class Recount:
    """One clock, before and after."""

    metric: Metric
    # None where nothing is promised, or its clock has not started
    before: Standing | None
    after: Standing | None
    # empty if it reads the same
    differences: frozenset[Difference]
    # why, and what changed, in plain sentences
    because: tuple[Reason, ...]

    @property
    def changed(self) -> bool:
        """Whether anything that a person is told reads differently."""
        return bool(self.differences)


def recount(
    before: Grounds,
    after: Grounds,
    *,
    received_at: datetime,
    events: Mapping[Metric, tuple[ClockEvent, ...]],
    history: tuple[Happened, ...],
    at: datetime,
) -> tuple[Recount, ...]:
    """Return each clock of a ticket as it reads at `at` on the grounds `before`, and on those `after`.

    Every target is counted from receipt, and every pause is kept, because the same `events` are read. A promise
    without events is one that was not made before: its events follow from `history`, as if it had always been made.
    Neither promised before nor after, or not started on either side: no row.
    Raises: PromiseError, as a promise for the same facts would; nothing is half done.
    Source: agreement language, "What time means", re-prioritising.
    """
    old, new = (make_promise(grounds.agreement, facts=grounds.facts, at=received_at) for grounds in (before, after))
    causes = (*words.of_facts(old, new, agreement=after.agreement), *words.of_version(old, new))
    found = []
    for metric in Metric:
        was, now = (
            _standing(promise, metric, agreement=grounds.agreement, events=events.get(metric, ()), history=seen, at=at)
            # What was not promised before has no clock before, whatever has happened since.
            for promise, grounds, seen in ((old, before, ()), (new, after, history))
        )
        if was is not None or now is not None:
            found.append(_compared(metric, was, now, causes=causes, grounds=(before, after)))
    return tuple(found)


def hours_put_right(
    before: Agreement, after: Agreement, *, start: datetime, end: datetime
) -> Mapping[str, tuple[Period, ...]]:
    """Return, by calendar, the stretches of [start, end) that a correction opens or closes.

    Only a clock whose `span` touches one of them can read differently, if nothing but hours was corrected.
    A calendar that only one of the two has is left out: no target of the other is counted on it.
    """
    shared = before.calendars.keys() & after.calendars.keys()
    changed = {
        name: hours_changed(before.calendars[name], after.calendars[name], start=start, end=end)
        for name in sorted(shared)
    }
    return {name: periods for name, periods in changed.items() if periods}


def span(reading: ClockReading, *, received_at: datetime, at: datetime) -> Period:
    """Return the stretch in which hours can matter to a clock: a little more than it counted, never less.

    A stretch [start, end) of changed hours touches it if `start <= span.end` and `span.start < end`.
    """
    ends = (reading.due_at, reading.stopped_at, at if reading.due_at is None else None)
    return Period(start=received_at, end=max(end for end in ends if end is not None) + REACH)


def _standing(
    promise: Promise,
    metric: Metric,
    *,
    agreement: Agreement,
    events: tuple[ClockEvent, ...],
    history: tuple[Happened, ...],
    at: datetime,
) -> Standing | None:
    target = promise.target(metric)
    if target is None:
        return None
    known = events or events_from(history, metric=metric, agreement=agreement)
    if not known or known[0].at > at:
        return None
    return Standing(target=target, events=known, reading=read_clock(known, target=target, at=at))


def _compared(
    metric: Metric,
    was: Standing | None,
    now: Standing | None,
    *,
    causes: tuple[Reason, ...],
    grounds: tuple[Grounds, Grounds],
) -> Recount:
    differences = frozenset(_differences(was, now))
    because: tuple[Reason, ...] = ()
    if differences:
        because = (
            *causes,
            *_hours_between(was, now, grounds=grounds),
            *words.of_outcome(
                metric,
                (was.target, was.reading) if was else None,
                (now.target, now.reading) if now else None,
                zone=grounds[1].agreement.zone,
            ),
        )
    return Recount(metric=metric, before=was, after=now, differences=differences, because=because)


def _differences(was: Standing | None, now: Standing | None) -> Iterator[Difference]:
    if was is None or now is None:
        yield Difference.GAINED if was is None else Difference.LOST
        return
    a, b = was.reading, now.reading
    compared = {
        Difference.WORDS: (was.target.text, now.target.text),
        Difference.STRENGTH: (was.target.strength, now.target.strength),
        Difference.START: (a.starts_at, b.starts_at),
        Difference.DUE: (_owed(a), _owed(b)),
        Difference.JUDGEMENT: (_judgement(a), _judgement(b)),
    }
    yield from (difference for difference, (old, new) in compared.items() if old != new)


def _owed(reading: ClockReading) -> datetime | tuple[timedelta, str] | None:
    # How far over its due a clock is grows by the hour, and with the hours; it is no other promise for that.
    return (reading.left, reading.time_kind) if reading.stage is Stage.PAUSED else reading.due_at


def _judgement(reading: ClockReading) -> tuple[datetime | None, bool, bool, bool | None]:
    return reading.past_due_at, reading.breached, reading.missed, reading.kept


def _hours_between(was: Standing | None, now: Standing | None, *, grounds: tuple[Grounds, Grounds]) -> Iterator[Reason]:
    """Yield what a correction of the hours did within the stretch that a clock counts."""
    before, after = (one.agreement for one in grounds)
    if was is None or now is None or before is after or now.target.calendar_name is None:
        return
    # A clock that waits counted up to then; a promise in words has nothing but its beginning.
    readings = (was.reading, now.reading)
    ends = (edge for one in readings for edge in (one.due_at, one.stopped_at, one.paused_since, one.starts_at))
    start, end = was.target.received_at, max(edge for edge in ends if edge is not None)
    name = now.target.calendar_name
    for period in hours_put_right(before, after, start=start, end=end).get(name, ()):
        yield words.of_hours(period, agreement=after, name=name)
