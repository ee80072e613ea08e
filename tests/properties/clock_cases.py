"""Random targets on random calendars, each with the same promise in the words of the slow clock."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache

from hypothesis import strategies as st

from servicelevel.agreement.promising.target import Target
from servicelevel.agreement.terms import Counted, Strength
from servicelevel.clocks.deadline import counted_from
from tests.properties.calendars import Case, cases
from tests.properties.minute_walk import MinuteWalk
from tests.properties.slow_clock import Goal
from tests.support.targets import ELAPSED, target

FIRST = datetime(2026, 1, 5, 10, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class ClockCase:
    """A target, what it means minute by minute, and the walk in which that can be looked up."""

    case: Case
    target: Target
    goal: Goal


@st.composite
def clock_cases(draw: st.DrawFn, *, case: Case | None = None) -> ClockCase:
    """Return a random promise to a ticket that is received at the start of a random case, or of `case`."""
    known = case or draw(cases().filter(lambda found: not found.calendar.hours.never_open))
    counted = draw(st.sampled_from(Counted))
    days = counted is Counted.BUSINESS_DAYS
    amount = draw(st.integers(1, 3)) if days else draw(st.integers(1, 1500))
    strength = draw(st.sampled_from((Strength.GUARANTEED, Strength.TARGET)))
    from_opening = counted is Counted.ELAPSED and draw(st.booleans())
    shipped = replace(
        _any_target(),
        counted=counted,
        amount=amount if days else amount * 60,
        calendar=known.calendar,
        from_opening=from_opening,
        strength=strength,
        zone=known.calendar.zone,
    )
    counted_here = replace(counted_from(shipped, origin=known.start), received_at=known.start)
    return ClockCase(case=known, target=counted_here, goal=_goal(known, counted, amount, from_opening=from_opening))


@cache
def _any_target() -> Target:
    return target(ELAPSED, at=FIRST)


def _goal(case: Case, counted: Counted, amount: int, *, from_opening: bool) -> Goal:
    walk, elapsed = case.walk, counted is Counted.ELAPSED

    def starts(origin: int) -> int | None:
        return origin if elapsed and not from_opening else _opening(walk, origin)

    def later(minute: int, more: int) -> int | None:
        if elapsed or minute >= len(walk.minutes):
            return minute + more
        return _index(walk, walk.add(walk.minutes[minute], more))

    def due(origin: int) -> int | None:
        begins = starts(origin)
        if begins is None:
            return None
        if counted is Counted.BUSINESS_DAYS:
            return _index(walk, walk.business_days(walk.minutes[begins], amount))
        return later(begins, amount)

    return Goal(starts=starts, due=due, later=later, counts=lambda i: elapsed or walk.open[i])


def _opening(walk: MinuteWalk, origin: int) -> int | None:
    return next((i for i in range(origin, len(walk.open)) if walk.open[i]), None)


def _index(walk: MinuteWalk, found: datetime | None) -> int | None:
    return None if found is None else walk.at(found)
