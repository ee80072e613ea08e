"""Proof about rules: which can never match, and which facts match none.

Every combination of the facts that rules name is tried, at every kind of moment that they tell apart.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import product
from typing import Protocol

from servicelevel.agreement.conditions import Situation, received_within
from servicelevel.agreement.terms import Agreement, Condition, Received
from servicelevel.calendars.wall_clock import opening_at, zone_named

# Conditions tried, and moments looked at; beyond them nothing is proved, so that no document takes long.
MOST_TRIALS = 150_000
MOST_MOMENTS = 60_000
_DAYS_SAMPLED = 372

# A fact → its values in this case; facts that make no difference are left out.
CaseOfFacts = dict[str, tuple[str, ...]]


class Ruled(Protocol):
    """A rule with a condition."""

    @property
    def when(self) -> Condition:
        """The condition."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """Facts, and the conditions on the receipt that hold together at some moment."""

    facts: Mapping[str, str]
    moment: frozenset[Received]


@dataclass(frozen=True, kw_only=True, slots=True)
class Coverage:
    """What is known of a list of rules."""

    # indices of rules that no facts and no moment reach
    unreachable: tuple[int, ...] = ()
    # indices of rules that are never the first to match → the earlier ones that take their cases
    shadowed: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    # facts that match no rule at any moment
    unmatched: tuple[CaseOfFacts, ...] = ()
    # facts that match no rule at some moments
    sometimes_unmatched: tuple[CaseOfFacts, ...] = ()
    # whether there were too many combinations to try
    too_many: bool = False


class TooManyCases(Exception):
    """More combinations of facts and moments than are tried."""


def coverage_of(rules: Sequence[Ruled], *, agreement: Agreement) -> Coverage:
    """Return which of `rules`, first match first, are never reached, and which facts reach none."""
    takers: dict[int, set[int]] = {}
    unmatched: dict[tuple[str, ...], None] = {}
    matched: dict[tuple[str, ...], None] = {}
    keys: tuple[str, ...] = ()
    try:
        for case in every_case(rules, agreement=agreement):
            keys = keys or tuple(case.facts)
            matching = matches(rules, case)
            for index in matching:
                takers.setdefault(index, set()).add(matching[0])
            (matched if matching else unmatched)[tuple(case.facts.values())] = None
    except TooManyCases:
        return Coverage(too_many=True)
    never = [index for index in range(len(rules)) if index not in takers.get(index, set())]
    always = [values for values in unmatched if values not in matched]
    sometimes = [values for values in unmatched if values in matched]
    return Coverage(
        unreachable=tuple(index for index in never if index not in takers),
        shadowed={index: tuple(sorted(takers[index])) for index in never if index in takers},
        unmatched=_merged(always, keys, agreement),
        sometimes_unmatched=_merged(sometimes, keys, agreement),
    )


def matches(rules: Sequence[Ruled], case: Case) -> list[int]:
    """Return the indices of those of `rules` whose condition holds in `case`, in order."""
    return [
        index
        for index, rule in enumerate(rules)
        if rule.when.received in case.moment and all(case.facts[key] in known for key, known in rule.when.facts.items())
    ]


def every_case(rules: Sequence[Ruled], *, agreement: Agreement) -> Iterator[Case]:
    """Yield every combination of the facts that `rules` name with every kind of moment they tell apart.

    Raises: TooManyCases, before the first.
    """
    keys = tuple(key for key in agreement.facts if any(key in rule.when.facts for rule in rules))
    values = [_possible(key, agreement) for key in keys]
    moments = _kinds_of_moment(tuple({rule.when.received for rule in rules}), agreement)
    trials = len(moments) * max(len(rules), 1)
    for known in values:
        trials *= len(known)
    if trials > MOST_TRIALS:
        raise TooManyCases
    for chosen in product(*values):
        facts = dict(zip(keys, chosen, strict=True))
        for moment in moments:
            yield Case(facts=facts, moment=moment)


def _possible(key: str, agreement: Agreement) -> tuple[str, ...]:
    term = agreement.facts[key]
    given = tuple(value.key for value in term.values)
    # A fact that may be left out and has no default is one more case.
    return given if term.default is not None or term.required else (*given, "")


def _merged(cases: list[tuple[str, ...]], keys: tuple[str, ...], agreement: Agreement) -> tuple[CaseOfFacts, ...]:
    """Return `cases` with those that differ in one fact put together, and facts that make no difference left out."""
    merged: list[tuple[tuple[str, ...], ...]] = [tuple((value,) for value in case) for case in cases]
    for index in range(len(keys)):
        together: dict[tuple[tuple[str, ...], ...], tuple[str, ...]] = {}
        for case in merged:
            rest = case[:index] + case[index + 1 :]
            together[rest] = together.get(rest, ()) + case[index]
        merged = [(*rest[:index], values, *rest[index:]) for rest, values in together.items()]
    return tuple(_telling(dict(zip(keys, case, strict=True)), agreement) for case in merged)


def _telling(case: CaseOfFacts, agreement: Agreement) -> CaseOfFacts:
    given = {key: tuple(value or "not stated" for value in values) for key, values in case.items()}
    return {key: values for key, values in given.items() if len(values) < len(_possible(key, agreement))}


def _kinds_of_moment(received: tuple[Received, ...], agreement: Agreement) -> tuple[frozenset[Received], ...]:
    """Return the sets of receipt conditions that hold together at some moment of a year."""
    if received in ((), (Received(),)):
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
    if len(minutes) * len(received) * _DAYS_SAMPLED > MOST_MOMENTS:
        raise TooManyCases
    zone = zone_named(agreement.zone)
    for days in range(_DAYS_SAMPLED):
        on = agreement.effective_on + timedelta(days=days)
        for minute in sorted(minutes):
            yield opening_at(on, minutes=minute, zone=zone)
