"""Rules for tests: kept, tried and switched on through the product's own actions."""

from datetime import datetime, timedelta

from tests.support.cast import Cast
from upheld.rules.actions import keep, switch
from upheld.rules.models import Rule
from upheld.rules.queries.meaning import RulePlan
from upheld.tickets.queries.macros import Step
from upheld.tickets.queries.views.conditions import ANY, Condition
from upheld.workflows.follow_rules import follow_next, follow_waiting
from upheld.workflows.try_rule import try_rule


def when(about: str, *values: str) -> Condition:
    """A condition that one of some values is there."""
    return Condition(about=about, relation=ANY, values=values)


def rule(
    cast: Cast,
    trigger: str,
    *steps: Step,
    label: str = "A rule",
    conditions: tuple[Condition, ...] = (),
    after: timedelta = timedelta(),
    at: datetime,
) -> Rule:
    """Keep a rule, try it and switch it on."""
    plan = RulePlan(label=label, trigger=trigger, conditions=conditions, steps=steps, after=after)
    kept = keep.add(cast.north, plan, by=cast.manager.as_actor, at=at)
    try_rule(kept, by=cast.manager.as_actor, at=at)
    switch.on(kept, by=cast.manager.as_actor, at=at)
    kept.refresh_from_db()
    return kept


def follow_all(at: datetime) -> int:
    """Follow whatever is to be followed at an instant; return how many there were."""
    count = 0
    while follow_next(at=at) or follow_waiting(at=at):
        count += 1
    return count
