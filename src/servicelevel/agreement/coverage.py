"""Proof about rules: which can never match, and which facts match none.

Every combination of the facts that rules name is tried, at every kind of moment that they tell apart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import product
from typing import Protocol

from servicelevel.agreement.conditions import Situation, received_within
from servicelevel.agreement.terms import Agreement, Condition, Received
from servicelevel.calendars.wall_clock import opening_at, zone_named

MOST_COMBINATIONS = 60_000
_DAYS_SAMPLED = 372


class Ruled(Protocol):
    """A rule with a condition."""

    @property
    def when(self) -> Condition:
        """The condition."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Coverage:
    """What is known of a list of rules."""

    # indices of rules that no facts and no moment reach
    unreachable: tuple[int, ...]
    # facts that match no rule at some moment, each once
    unmatched: tuple[tuple[tuple[str, str], ...], ...]
    # whether there were too many combinations to try
    too_many: bool = False


def coverage_of(rules: Sequence[Ruled], *, agreement: Agreement) -> Coverage:
    """Return which of `rules`, first match first, are never reached, and which facts reach none."""
    keys = tuple(key for key in agreement.facts if any(key in rule.when.facts for rule in rules))
    moments = _kinds_of_moment(tuple({rule.when.received for rule in rules}), agreement)
    values = [_possible(key, agreement) for key in keys]
    combinations = len(moments)
    for known in values:
        combinations *= len(known)
    if combinations > MOST_COMBINATIONS:
        return Coverage(unreachable=(), unmatched=(), too_many=True)
    reached: set[int] = set()
    unmatched: dict[tuple[tuple[str, str], ...], None] = {}
    for chosen in product(*values):
        facts = dict(zip(keys, chosen, strict=True))
        for moment in moments:
            index = _first(rules, facts, moment)
            if index is None:
                unmatched[tuple((key, value) for key, value in facts.items() if value)] = None
            else:
                reached.add(index)
    never = tuple(index for index in range(len(rules)) if index not in reached)
    return Coverage(unreachable=never, unmatched=tuple(unmatched))


def _first(rules: Sequence[Ruled], facts: dict[str, str], moment: frozenset[Received]) -> int | None:
    for index, rule in enumerate(rules):
        if rule.when.received in moment and all(facts[key] in known for key, known in rule.when.facts.items()):
            return index
    return None


def _possible(key: str, agreement: Agreement) -> tuple[str, ...]:
    term = agreement.facts[key]
    given = tuple(value.key for value in term.values)
    # A fact that may be left out and has no default is one more case.
    return given if term.default is not None or term.required else (*given, "")


def _kinds_of_moment(received: tuple[Received, ...], agreement: Agreement) -> tuple[frozenset[Received], ...]:
    """Return the sets of receipt conditions that hold together at some moment of a year."""
    if received == (Received(),):
        return (frozenset(received),)
    kinds: dict[frozenset[Received], None] = {}
    for at in _moments(received, agreement):
        situation = Situation(agreement=agreement, facts={}, received_at=at)
        kinds[frozenset(one for one in received if received_within(one, situation))] = None
    return tuple(kinds)


def _moments(received: tuple[Received, ...], agreement: Agreement) -> Iterator[datetime]:
    minutes = {0} | {minute % 1440 for one in received for minute in (one.start, one.end)}
    for name in {calendar for one in received for calendar in (one.inside, one.outside) if calendar}:
        hours = agreement.calendars[name].hours
        minutes |= {edge % 1440 for day in hours.days for w in day for edge in (w.opens, w.closes)}
    zone = zone_named(agreement.zone)
    for days in range(_DAYS_SAMPLED):
        on = agreement.effective_on + timedelta(days=days)
        for minute in sorted(minutes):
            yield opening_at(on, minutes=minute, zone=zone)
