"""Keeping a desk's rules: adding one, saying it otherwise, giving it up; switching is done elsewhere."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.desks.models import Desk
from upheld.rules.models import Rule, RuleRevision
from upheld.rules.queries.lists import newest_revision
from upheld.rules.queries.meaning import RulePlan, names_whoever_looks
from upheld.tickets.actions import listing, lock
from upheld.tickets.queries.macros import WHOEVER_RUNS_IT, as_rows

RULES_AT_MOST = 100


class BadRule(ValueError):
    """A rule does something, on tickets that it can know; the message says what this one does not."""


@transaction.atomic
def add(desk: Desk, plan: RulePlan, *, by: Actor, at: datetime) -> Rule:
    """Add a rule at the end of the list, switched off. Locks the desk. Raises BadLabel, ListFull, BadRule."""
    _refuse(plan)
    lock.desk(desk)
    rule = listing.new(Rule, desk, plan.label, at_most=RULES_AT_MOST, by=by, at=at)
    rule.save()
    _revise(rule, plan, number=1, by=by, at=at)
    _record(rule, "added", by=by, at=at)
    return rule


@transaction.atomic
def change(rule: Rule, plan: RulePlan, *, by: Actor, at: datetime) -> RuleRevision:
    """Let a rule say something else from its next switching on; what runs now runs on as it is.

    Locks the desk. The same words again make no revision. Raises BadLabel, BadRule.
    """
    _refuse(plan)
    rule = _held(rule)
    rule.label = listing.free_label(Rule, rule.desk, plan.label, other_than=rule)
    rule.save(update_fields=["label"])
    present = newest_revision(rule)
    if _said(plan) == {field: getattr(present, field) for field in _said(plan)}:
        return present
    revision = _revise(rule, plan, number=present.number + 1, by=by, at=at)
    _record(rule, "changed", by=by, at=at, revision=revision.number)
    return revision


@transaction.atomic
def retire(rule: Rule, *, by: Actor, at: datetime) -> None:
    """Switch a rule off for good; its log stays. Again changes nothing. Locks the desk."""
    rule = _held(rule)
    if rule.retired_at is not None:
        return
    if rule.running_id is not None:
        rule.running, rule.switched_at, rule.switched_by = None, at, by.reference
        rule.save(update_fields=["running", "switched_at", "switched_by"])
    listing.give_up(rule, by=by, at=at)
    _record(rule, "retired", by=by, at=at)


def _refuse(plan: RulePlan) -> None:
    if not plan.steps:
        raise BadRule(_("choose something that the rule does"))
    if plan.conditions and plan.trigger == RuleRevision.Trigger.RESOLVED and not plan.after:
        raise BadRule(_("conditions are about open tickets; a rule for resolved ones has none"))
    if names_whoever_looks(plan.conditions):
        raise BadRule(_("nobody looks on behalf of a rule; name the person or the team"))
    if any(step.what == WHOEVER_RUNS_IT for step in plan.steps if step.act == "assign"):
        raise BadRule(_("nobody runs a rule; name whom it gives tickets to"))


def _revise(rule: Rule, plan: RulePlan, *, number: int, by: Actor, at: datetime) -> RuleRevision:
    return RuleRevision.objects.create(rule=rule, number=number, made_at=at, made_by=by.reference, **_said(plan))


def _said(plan: RulePlan) -> dict[str, object]:
    return {
        "trigger": plan.trigger,
        "after_s": int(plan.after.total_seconds()),
        "conditions": [condition.written for condition in plan.conditions],
        "steps": as_rows(plan.steps),
    }


def _held(rule: Rule) -> Rule:
    lock.desk(rule.desk)
    return Rule.objects.select_related("desk").get(pk=rule.pk)


def _record(rule: Rule, verb: str, *, by: Actor, at: datetime, revision: int = 1) -> None:
    told = {"label": rule.label, "revision": revision}
    record("rule", rule.pk, verb, desk=rule.desk.name, by=by, at=at, facts=told)
