"""One rule per desk, tried and on: what nobody has taken for a while is marked, and the manager is told."""

from datetime import datetime, timedelta

from upheld.accounts.models import User
from upheld.desks.models import Desk
from upheld.rules.actions import keep, switch
from upheld.rules.queries.meaning import RulePlan
from upheld.tickets.queries.macros import Step
from upheld.tickets.queries.views.conditions import ANY, Condition
from upheld.workflows.try_rule import try_rule

AFTER = timedelta(minutes=45)


def follow(desk: Desk, *, manager: User, at: datetime) -> None:
    """Keep the rule from now on; what happened before stays as it was."""
    plan = RulePlan(
        label="Nobody has taken it",
        trigger="received",
        after=AFTER,
        conditions=(Condition(about="holder", relation=ANY, values=("",)),),
        steps=(
            Step(act="tag", what="untaken"),
            Step(act="tell", what=f"agent:{manager.pk}", reason="Nobody has taken it for three quarters of an hour."),
        ),
    )
    by = manager.as_actor
    rule = keep.add(desk, plan, by=by, at=at)
    try_rule(rule, by=by, at=at)
    switch.on(rule, by=by, at=at)
