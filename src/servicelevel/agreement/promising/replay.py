"""Replaying: what another version would have promised for the same request, promise by promise.

How two versions differ in words lives in `amendment`; counting a running clock anew, in `clocks.recount`.
"""

from dataclasses import dataclass
from enum import StrEnum

from servicelevel.agreement.promising.promise import Promise
from servicelevel.agreement.promising.target import Target
from servicelevel.agreement.terms import Metric


class Effect(StrEnum):
    """What another version does to one promise."""

    # due sooner, due later
    EARLIER = "earlier"
    LATER = "later"
    # promised only by the later version, promised only by the earlier one
    GAINED = "gained"
    LOST = "lost"
    # due at the same instant, but of another strength, or in other words
    REWORDED = "reworded"


@dataclass(frozen=True, kw_only=True, slots=True)
class PromiseChange:
    """One promise that another version makes differently."""

    metric: Metric
    effect: Effect
    # None where the promise was gained
    before: Target | None
    # None where it was lost
    after: Target | None


def promise_changes(earlier: Promise, later: Promise) -> tuple[PromiseChange, ...]:
    """Return the promises that differ between two made for the same request, by metric; empty if none does.

    A date that takes the place of words is a gain of a date, and the other way its loss.
    Source: agreement language, "An amendment shows what it would have done to past tickets".
    """
    pairs = ((metric, earlier.target(metric), later.target(metric)) for metric in Metric)
    return tuple(
        PromiseChange(metric=metric, effect=effect, before=before, after=after)
        for metric, before, after in pairs
        if (effect := _effect(before, after)) is not None
    )


def _effect(before: Target | None, after: Target | None) -> Effect | None:
    if before is None or after is None:
        return None if before is after else Effect.GAINED if before is None else Effect.LOST
    if before.due is None or after.due is None:
        if (before.due is None) != (after.due is None):
            return Effect.GAINED if before.due is None else Effect.LOST
        return Effect.REWORDED if _firmness(before) != _firmness(after) else None
    if before.due != after.due:
        return Effect.EARLIER if after.due < before.due else Effect.LATER
    return Effect.REWORDED if _firmness(before) != _firmness(after) else None


def _firmness(target: Target) -> tuple[str, str | None]:
    return target.strength, target.text
