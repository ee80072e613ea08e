"""Switching rules on, once they were tried, and off; the desk itself switches off what runs too often."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.audit.actions.record import record
from upheld.audit.facts import THE_DESK, Actor
from upheld.desks.queries import managers_of
from upheld.rules.models import Rule, RuleRevision, Wait
from upheld.rules.queries.lists import newest_revision, trial_of
from upheld.tickets.actions import tell
from upheld.tickets.models import Ticket


class NotTried(ValueError):
    """A rule is tried as it stands before it is switched on."""


@transaction.atomic
def on(rule: Rule, *, by: Actor, at: datetime) -> RuleRevision:
    """Let a rule run as its newest revision says. Locks the rule. Raises NotTried."""
    rule = _locked(rule)
    revision = newest_revision(rule)
    if trial_of(revision) is None:
        raise NotTried(_("try it first, as it stands now: it changed since, or was never tried"))
    if rule.running_id == revision.pk:
        return revision
    _set(rule, revision, by=by, at=at)
    _record(rule, "switched on", by=by, at=at, told={"revision": revision.number})
    return revision


@transaction.atomic
def off(rule: Rule, *, by: Actor, at: datetime) -> None:
    """Let a rule run no longer, nor on what it waits for. Off already, it stays so. Locks the rule."""
    rule = _locked(rule)
    if rule.running_id is not None:
        _set(rule, None, by=by, at=at)
        _record(rule, "switched off", by=by, at=at, told={})


@transaction.atomic
def stop(rule: Rule, ticket: Ticket, *, because: str, event: int, at: datetime) -> None:
    """Switch off a rule that ran too often, and tell the managers on which ticket it would have run next."""
    rule = _locked(rule)
    if rule.running_id is None:
        return
    _set(rule, None, because=because, by=THE_DESK, at=at)
    _record(rule, "switched off", by=THE_DESK, at=at, told={"because": because})
    words = _("I was switched off: {because}").format(because=because)
    tell.by_rule(ticket, managers_of(rule.desk), words, key=f"rule-stopped:{rule.pk}:{event}", by=rule.as_actor, at=at)


def _set(rule: Rule, revision: RuleRevision | None, *, because: str = "", by: Actor, at: datetime) -> None:
    rule.running, rule.stopped_because = revision, because
    rule.switched_at, rule.switched_by = at, by.reference
    rule.save(update_fields=["running", "stopped_because", "switched_at", "switched_by"])
    Wait.objects.filter(rule=rule).delete()


def _locked(rule: Rule) -> Rule:
    return Rule.objects.select_for_update(of=("self",)).select_related("desk").get(pk=rule.pk)


def _record(rule: Rule, verb: str, *, by: Actor, at: datetime, told: dict[str, object]) -> None:
    facts = {"label": rule.label, **told}
    record("rule", rule.pk, verb, desk=rule.desk.name, by=by, at=at, facts=facts)
