"""Trying a rule before it is switched on: done on the desk's newest tickets as they stand, and undone at once."""

from datetime import datetime

from django.db import transaction

from upheld.audit.facts import Actor
from upheld.rules.actions import acts, runs
from upheld.rules.models import Rule, RuleRevision, RuleTrial
from upheld.rules.queries import lists
from upheld.rules.queries.meaning import fitting_among
from upheld.tickets.models import Ticket

TICKETS_LOOKED_AT = 200
TICKETS_TRIED = 25


def try_rule(rule: Rule, *, by: Actor, at: datetime) -> RuleTrial:
    """Find on which of the newest tickets a rule's trigger has happened, which of them fit now, and what it would do.

    Each of the newest that fit is really acted on, in a transaction of its own that is undone: what would be refused
    is refused. Nobody is told, nothing is kept but the trial.
    """
    revision = lists.newest_revision(rule)
    numbers = lists.newest_tickets(rule.desk, at_most=TICKETS_LOOKED_AT)
    happened = lists.those_on_which(revision.trigger, numbers, rule.desk)
    fitting = fitting_among(revision, rule.desk, happened, at=at)
    return runs.write_trial(
        revision,
        looked_at=len(numbers),
        happened=len(happened),
        fitting=len(fitting),
        results=[_tried(revision, ticket, at=at) for ticket in fitting[:TICKETS_TRIED]],
        by=by,
        at=at,
    )


def _tried(revision: RuleRevision, ticket: Ticket, *, at: datetime) -> dict[str, object]:
    with transaction.atomic():
        _outcome, refusal = acts.outcome_of(revision, ticket, key="trial", at=at)
        transaction.set_rollback(True)
    return {"number": ticket.number, "refusal": refusal}
