"""Whether a condition holds for some facts and a receipt; and completing and checking facts.

What follows from it lives with the rule that has the condition.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from servicelevel.agreement.terms import Agreement, Condition, Received
from servicelevel.calendars.wall_clock import zone_named
from servicelevel.decisions.explain import listing
from servicelevel.instants import PromiseError, aware


class UnknownFact(PromiseError):
    """A fact that the agreement does not ask about."""


class UnknownFactValue(PromiseError):
    """A value that the agreement does not know for a fact."""


class MissingFact(PromiseError):
    """A fact without which nothing can be promised, and for which the agreement states no default."""


class Conditional(Protocol):
    """A rule that applies under a condition."""

    @property
    def when(self) -> Condition:
        """The condition."""


Rule = TypeVar("Rule", bound=Conditional)


@dataclass(frozen=True, kw_only=True, slots=True)
class Situation:
    """What a rule is asked about: complete facts, and a receipt under an agreement."""

    agreement: Agreement
    facts: Mapping[str, str]
    # when the ticket was received, aware
    received_at: datetime


def complete_facts(facts: Mapping[str, str], *, agreement: Agreement) -> dict[str, str]:
    """Return `facts` checked and completed with the agreement's defaults, in the agreement's order.

    Raises: UnknownFact, UnknownFactValue, MissingFact; each message names what is allowed.
    """
    for given, stated in facts.items():
        _refuse_unknown(given, stated, agreement)
    complete: dict[str, str] = {}
    for key, term in agreement.facts.items():
        value = facts.get(key) or term.default
        if value is not None:
            complete[key] = value
        elif term.required:
            raise MissingFact(
                f"{agreement.name} promises by {key} and states no default for it;"
                f" give one of {_allowed(key, agreement)}"
            )
    return complete


def _refuse_unknown(key: str, value: str, agreement: Agreement) -> None:
    if key not in agreement.facts:
        known = listing(agreement.facts, last="or")
        raise UnknownFact(f"{agreement.name} does not ask about {key!r}; it asks about {known}")
    if value not in {known.key for known in agreement.facts[key].values}:
        raise UnknownFactValue(f"{agreement.name} knows no {key} {value!r}; allowed: {_allowed(key, agreement)}")


def _allowed(key: str, agreement: Agreement) -> str:
    return listing((value.key for value in agreement.facts[key].values), last="or")


def first_match(rules: Iterable[Rule], situation: Situation) -> Rule | None:
    """Return the first of `rules` whose condition holds; None if none does."""
    return next((rule for rule in rules if holds(rule.when, situation)), None)


def holds(condition: Condition, situation: Situation) -> bool:
    """Say whether every named fact has one of its values and the receipt lies where it must."""
    facts = situation.facts
    if any(facts.get(key, "") not in values for key, values in condition.facts.items()):
        return False
    return received_within(condition.received, situation)


def received_within(received: Received, situation: Situation) -> bool:
    """Say whether the receipt lies inside, outside and between what `received` names."""
    agreement, at = situation.agreement, situation.received_at
    if received.inside is not None and not agreement.calendars[received.inside].is_open(at):
        return False
    if received.outside is not None and agreement.calendars[received.outside].is_open(at):
        return False
    return _in_band(received, at, agreement.zone)


def _in_band(received: Received, at: datetime, zone: str) -> bool:
    local = aware(at).astimezone(zone_named(zone))
    minute = local.hour * 60 + local.minute
    if received.start <= received.end:
        return received.start <= minute < received.end
    return minute >= received.start or minute < received.end
