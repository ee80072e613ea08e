"""A rule is tried for real, and undone."""

from datetime import UTC, datetime

import pytest

from tests.support import builders
from tests.support.cast import Cast
from tests.support.rules import when
from upheld.audit.models import AuditEvent
from upheld.notifications.models import Notification
from upheld.rules.actions import keep
from upheld.rules.queries.meaning import RulePlan
from upheld.tickets.models import Ticket
from upheld.tickets.queries.macros import Step
from upheld.workflows import try_rule as trying
from upheld.workflows.try_rule import try_rule

AT = datetime(2026, 2, 28, 23, 59, tzinfo=UTC)
TAG = Step(act="tag", what="late")


def test_a_trial_says_what_would_be_done_and_does_nothing(cast: Cast) -> None:
    held = Step(act="hold", what="customer")
    kept = keep.add(
        cast.north, RulePlan(label="Wait", trigger="received", steps=(TAG, held)), by=cast.manager.as_actor, at=AT
    )
    for priority in ("p1", "p2"):
        builders.ticket(cast.contact, at=AT, priority=priority)
    Ticket.objects.filter(number=1).update(state="on_hold")
    before = AuditEvent.objects.count()
    trial = try_rule(kept, by=cast.manager.as_actor, at=AT)
    assert (trial.looked_at_count, trial.happened_count, trial.fitting_count) == (2, 2, 2)
    assert trial.results == [
        {"number": 2, "refusal": ""},
        {"number": 1, "refusal": "INT-1 is on hold already"},
    ]
    assert AuditEvent.objects.count() == before
    assert list(Ticket.objects.values_list("tags", flat=True)) == [[], []]


def test_only_what_happened_and_fits_is_tried_and_only_the_newest(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trying, "TICKETS_TRIED", 1)
    plan = RulePlan(label="Urgent", trigger="received", conditions=(when("priority", "p1"),), steps=(TAG,))
    kept = keep.add(cast.north, plan, by=cast.manager.as_actor, at=AT)
    for priority in ("p1", "p1", "p2"):
        builders.ticket(cast.contact, at=AT, priority=priority)
    told = Notification.objects.count()
    trial = try_rule(kept, by=cast.manager.as_actor, at=AT)
    assert (trial.looked_at_count, trial.happened_count, trial.fitting_count) == (3, 3, 2)
    assert trial.results == [{"number": 2, "refusal": ""}]
    assert Notification.objects.count() == told
