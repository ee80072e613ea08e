"""Rules in the API: read, written, tried and switched. That one runs is a resource: PUT says so, DELETE says not."""

from datetime import datetime
from functools import partial
from typing import Annotated

from django.http import HttpResponse
from ninja import Path, Router

from upheld.agreements.facts import in_force, meaning_of
from upheld.desks.models import ApiToken, Desk
from upheld.now import now
from upheld.rules.access import rule_for_token
from upheld.rules.actions import keep, switch
from upheld.rules.models import Rule
from upheld.rules.queries import lists, vocabulary
from upheld.surfaces.api.v1 import idempotency, rules_shown
from upheld.surfaces.api.v1.authentication import Caller
from upheld.surfaces.api.v1.refusable import refuses
from upheld.surfaces.api.v1.rules_sent import plan_of
from upheld.surfaces.api.v1.schemas import rules as shapes
from upheld.workflows.try_rule import try_rule

router = Router(tags=["rules"])
Number = Annotated[int, Path(ge=1, le=2**63 - 1, description="The rule's number, as the list of rules has it.")]


@router.get("", response=shapes.RuleList, operation_id="list_rules", by_alias=True, openapi_extra=refuses(409))
def get_rules(request: Caller) -> shapes.RuleList:
    """List the desk's rules in the order in which they are asked."""
    desk = request.auth.desk
    rules, words = lists.rules_of(desk), _words(desk, at=now())
    says = lists.newest_revisions(rules)
    return shapes.RuleList(rules=[rules_shown.rule(rule, says[rule.pk], words) for rule in rules])


@router.post("", response={201: shapes.RuleWhole}, operation_id="add_rule", openapi_extra=refuses(400, 409, 422))
def post_rule(request: Caller, sent: shapes.RuleSent, idempotency_key: idempotency.Key = None) -> HttpResponse:
    """Add a rule, switched off. It runs once it was tried and is switched on."""
    at = now()
    return idempotency.once(request, idempotency_key, partial(_add, request.auth, sent, at=at), at=at)


@router.get(
    "/{int:rule}",
    response=shapes.RuleWhole,
    operation_id="read_rule",
    by_alias=True,
    openapi_extra=refuses(404, 409, 422),
)
def get_rule(request: Caller, rule: Number) -> shapes.RuleWhole:
    """Return a rule with its last trial."""
    return _whole(rule_for_token(request.auth, rule), at=now())


@router.post(
    "/{int:rule}/trials",
    response={201: shapes.TrialShown},
    operation_id="try_rule",
    openapi_extra=refuses(400, 404, 409, 422),
)
def post_trial(request: Caller, rule: Number, idempotency_key: idempotency.Key = None) -> HttpResponse:
    """Do what a rule says on the newest tickets that fit, and undo it: nothing is kept, nobody is told."""
    at = now()
    found = rule_for_token(request.auth, rule)
    return idempotency.once(request, idempotency_key, partial(_try, request.auth, found, at=at), at=at)


@router.put(
    "/{int:rule}/running",
    response=shapes.RuleWhole,
    operation_id="switch_rule_on",
    by_alias=True,
    openapi_extra=refuses(404, 409, 422),
)
def put_running(request: Caller, rule: Number) -> shapes.RuleWhole:
    """Let a rule run as it stands now, once that was tried. If it runs so, nothing changes."""
    at = now()
    switch.on(rule_for_token(request.auth, rule), by=request.auth.as_actor, at=at)
    return _whole(rule_for_token(request.auth, rule), at=at)


@router.delete(
    "/{int:rule}/running",
    response=shapes.RuleWhole,
    operation_id="switch_rule_off",
    by_alias=True,
    openapi_extra=refuses(404, 409, 422),
)
def delete_running(request: Caller, rule: Number) -> shapes.RuleWhole:
    """Let a rule run no longer, nor on what it waits for. If it is off, nothing changes."""
    at = now()
    switch.off(rule_for_token(request.auth, rule), by=request.auth.as_actor, at=at)
    return _whole(rule_for_token(request.auth, rule), at=at)


def _add(token: ApiToken, sent: shapes.RuleSent, *, at: datetime) -> shapes.RuleWhole:
    plan = plan_of(sent, token.desk, _words(token.desk, at=at), at=at)
    return _whole(keep.add(token.desk, plan, by=token.as_actor, at=at), at=at)


def _try(token: ApiToken, rule: Rule, *, at: datetime) -> shapes.TrialShown:
    return rules_shown.trial(try_rule(rule, by=token.as_actor, at=at))


def _whole(rule: Rule, *, at: datetime) -> shapes.RuleWhole:
    revision = lists.newest_revision(rule)
    return rules_shown.whole(rule, revision, lists.trial_of(revision), _words(rule.desk, at=at))


def _words(desk: Desk, *, at: datetime) -> vocabulary.Vocabulary:
    return vocabulary.vocabulary_of(desk, meaning_of(in_force(desk, at=at)))
