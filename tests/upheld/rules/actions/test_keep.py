"""Rules are kept in revisions, switched on only as they were tried, and refused where they cannot mean anything."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from tests.support import builders
from tests.support.cast import Cast
from tests.support.rules import rule, when
from upheld.audit.models import AuditEvent
from upheld.rules.actions import keep, switch
from upheld.rules.models import Happening, Rule, RuleRevision, RuleTrial
from upheld.rules.queries.meaning import RulePlan
from upheld.tickets.actions import listing
from upheld.tickets.queries.macros import Step
from upheld.workflows.try_rule import try_rule

AT = datetime(2026, 2, 28, 23, 59, tzinfo=UTC)
TAG = Step(act="tag", what="late")


def plan(label: str = "A rule", *steps: Step, trigger: str = "received") -> RulePlan:
    return RulePlan(label=label, trigger=trigger, steps=steps or (TAG,))


def test_it_is_switched_on_only_as_it_was_tried(cast: Cast) -> None:
    by = cast.manager.as_actor
    kept = keep.add(cast.north, plan(), by=by, at=AT)
    with pytest.raises(switch.NotTried):
        switch.on(kept, by=by, at=AT)
    try_rule(kept, by=by, at=AT)
    keep.change(kept, plan("A rule", Step(act="tag", what="other")), by=by, at=AT)
    with pytest.raises(switch.NotTried):
        switch.on(kept, by=by, at=AT)
    try_rule(kept, by=by, at=AT)
    assert switch.on(kept, by=by, at=AT).number == 2
    verbs = AuditEvent.objects.filter(subject="rule").order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["added", "changed", "switched on"]


def test_changed_while_it_runs_the_old_revision_runs_on(cast: Cast) -> None:
    kept = rule(cast, "received", TAG, at=AT)
    keep.change(kept, plan("Renamed", Step(act="tag", what="other")), by=cast.manager.as_actor, at=AT)
    running = Rule.objects.get().running
    assert running is not None
    assert (running.number, Rule.objects.get().label) == (1, "Renamed")


def test_saved_as_it_is_there_is_no_new_revision(cast: Cast) -> None:
    kept = keep.add(cast.north, plan(), by=cast.manager.as_actor, at=AT)
    keep.change(kept, plan("Another name"), by=cast.manager.as_actor, at=AT)
    assert RuleRevision.objects.count() == 1


def test_given_up_it_is_off_and_stays_in_the_log(cast: Cast) -> None:
    kept = rule(cast, "received", TAG, at=AT)
    for _ in range(2):
        keep.retire(kept, by=cast.manager.as_actor, at=AT)
    kept.refresh_from_db()
    assert (kept.running, kept.retired_at) == (None, AT)
    builders.ticket(cast.contact, at=AT, priority="p1")
    assert not Happening.objects.exists()


@pytest.mark.parametrize(
    "said",
    [
        {"steps": ()},
        {"steps": (Step(act="assign", what="me"),)},
        {"conditions": (when("holder", "me"),)},
        {"conditions": (when("team", "mine"),)},
        {"conditions": (when("priority", "p1"),), "trigger": "resolved"},
    ],
)
def test_what_can_mean_nothing_is_refused(cast: Cast, said: dict[str, object]) -> None:
    whole = {"label": "A rule", "trigger": "received", "steps": (TAG,), **said}
    with pytest.raises(keep.BadRule):
        keep.add(cast.north, RulePlan(**whole), by=cast.manager.as_actor, at=AT)  # type: ignore[arg-type]  # by name
    assert not Rule.objects.exists()


def test_two_rules_of_a_desk_are_called_differently(cast: Cast) -> None:
    keep.add(cast.north, plan("Late"), by=cast.manager.as_actor, at=AT)
    with pytest.raises(listing.BadLabel):
        keep.add(cast.north, plan(" late "), by=cast.manager.as_actor, at=AT)
    keep.add(cast.south, plan("Late"), by=cast.manager.as_actor, at=AT)


@pytest.mark.parametrize("model", [RuleRevision, RuleTrial])
def test_what_a_rule_said_and_would_have_done_is_never_changed(
    cast: Cast, model: type[RuleRevision] | type[RuleTrial]
) -> None:
    rule(cast, "received", TAG, at=AT)
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        model._default_manager.update(id=0)


def test_the_database_refuses_a_rule_that_is_on_and_given_up(cast: Cast) -> None:
    rule(cast, "received", TAG, at=AT)
    with pytest.raises(IntegrityError, match="rule_retired_is_off"), transaction.atomic():
        Rule.objects.update(retired_at=AT, retired_by="agent:1")
