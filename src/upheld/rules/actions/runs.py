"""Writing down what rules did, and what they would have done."""

from collections.abc import Sequence
from datetime import datetime

from upheld.audit.facts import Actor
from upheld.rules.models import RuleRevision, RuleRun, RuleTrial
from upheld.tickets.models import Ticket

LONGEST_REFUSAL = 500
Outcome = RuleRun.Outcome


def write(
    revision: RuleRevision,
    ticket: Ticket,
    outcome: Outcome,
    *,
    refusal: str,
    event: int,
    happened_at: datetime,
    depth: int,
    at: datetime,
) -> RuleRun:
    """Write down one run; the database refuses a second one of a rule on the same event."""
    return RuleRun.objects.create(
        desk=ticket.desk,
        rule=revision.rule,
        revision=revision,
        ticket=ticket,
        event=event,
        happened_at=happened_at,
        ran_at=at,
        outcome=outcome,
        refusal=refusal[:LONGEST_REFUSAL],
        depth=depth,
    )


def take(run: RuleRun) -> RuleRun:
    """Return a run as it now stands, locked until the transaction ends."""
    locked = RuleRun.objects.select_for_update(of=("self",))
    return locked.select_related("rule__desk", "revision__rule", "ticket__desk").get(pk=run.pk)


def write_retry(run: RuleRun, outcome: Outcome, *, refusal: str, by: Actor, at: datetime) -> RuleRun:
    """Write down how a run ended that somebody had tried again."""
    run.outcome, run.refusal = outcome, refusal[:LONGEST_REFUSAL]
    run.retried_at, run.retried_by = at, by.reference
    run.save(update_fields=["outcome", "refusal", "retried_at", "retried_by"])
    return run


def write_trial(
    revision: RuleRevision,
    *,
    looked_at: int,
    happened: int,
    fitting: int,
    results: Sequence[dict[str, object]],
    by: Actor,
    at: datetime,
) -> RuleTrial:
    """Write down what a revision would have done."""
    return RuleTrial.objects.create(
        revision=revision,
        tried_at=at,
        tried_by=by.reference,
        looked_at_count=looked_at,
        happened_count=happened,
        fitting_count=fitting,
        results=list(results),
    )
