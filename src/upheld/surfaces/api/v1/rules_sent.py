"""A rule as a program sends it, read as a plan; keeping it is an action's."""

from datetime import datetime, timedelta

from upheld.desks.models import Desk
from upheld.rules.queries import vocabulary
from upheld.rules.queries.meaning import RulePlan
from upheld.surfaces.api.v1.schemas.rules import RuleSent
from upheld.tickets.queries.macros import Step
from upheld.tickets.queries.views.conditions import Condition, checked
from upheld.tickets.queries.views.known import known_on


def plan_of(sent: RuleSent, desk: Desk, words: vocabulary.Vocabulary, *, at: datetime) -> RulePlan:
    """Return what a program wants a rule to do. Raises BadConditions, BadStep, BadTag."""
    conditions = [
        Condition(about=one.about, relation=one.relation, values=tuple(one.values)) for one in sent.conditions
    ]
    steps = [Step(act=one.act, what=one.what, reason=one.reason) for one in sent.steps]
    return RulePlan(
        label=sent.label,
        trigger=sent.trigger,
        after=timedelta(seconds=sent.after_seconds),
        conditions=checked(conditions, known_on(desk, at=at)) if conditions else (),
        steps=vocabulary.as_kept(steps, words),
    )
