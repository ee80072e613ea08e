"""What a revision of a rule means: which tickets fit, what is done, and the plan of one that is being written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from upheld.desks.models import Desk
from upheld.rules.models import RuleRevision
from upheld.tickets.models import Ticket
from upheld.tickets.queries.facets import About
from upheld.tickets.queries.macros import Step, as_steps
from upheld.tickets.queries.views.conditions import Condition, as_kept
from upheld.tickets.queries.views.narrowing import Looker, narrowed
from upheld.tickets.queries.views.subjects import ME, MINE

# Nobody looks at the queue on behalf of a rule.
_NOBODY = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class RulePlan:
    """What somebody wants a rule to do; its conditions have been checked."""

    label: str
    trigger: str
    # Elapsed time from the trigger until it runs.
    after: timedelta = timedelta()
    conditions: Sequence[Condition] = ()
    steps: Sequence[Step] = ()


def steps_of(revision: RuleRevision) -> tuple[Step, ...]:
    """Return what a revision does, in order."""
    return as_steps(revision.steps)


def conditions_of(revision: RuleRevision) -> tuple[Condition, ...]:
    """Return which tickets a revision is for."""
    return as_kept(revision.conditions)


def names_whoever_looks(conditions: Iterable[Condition]) -> bool:
    """Say whether a condition asks for whoever looks, whom a rule does not know."""
    of_people = (About.HOLDER, About.TEAM)
    return any({ME, MINE} & set(one.values) for one in conditions if one.about in of_people)


def fits(revision: RuleRevision, ticket: Ticket, *, at: datetime) -> bool:
    """Say whether a ticket fits a revision's conditions as it stands: one query, or none without conditions."""
    if not revision.conditions:
        return True
    return Ticket.objects.filter(_fitting(revision, ticket.desk, at=at), pk=ticket.pk).exists()


def fitting_among(revision: RuleRevision, desk: Desk, numbers: Iterable[int], *, at: datetime) -> list[Ticket]:
    """Return which of some tickets of a desk fit a revision as they stand, newest first: one query."""
    found = Ticket.objects.select_related("desk").filter(desk=desk, number__in=list(numbers))
    if revision.conditions:
        found = found.filter(_fitting(revision, desk, at=at))
    return list(found.order_by("-id"))


def _fitting(revision: RuleRevision, desk: Desk, *, at: datetime) -> Q:
    return narrowed(conditions_of(revision), Looker(desk=desk, user_id=_NOBODY, team_ids=(), at=at))
