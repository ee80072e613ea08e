"""What rules could not be asked about waits with its reason, managers hear of it, and it is asked again or let go."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.support import builders
from tests.support.cast import Cast
from tests.support.rules import follow_all, rule
from upheld.audit.models import AuditEvent
from upheld.notifications.models import Notice
from upheld.rules.actions import switch
from upheld.rules.models import Happening, Rule, RuleRevision, RuleRun
from upheld.tickets.models import Ticket
from upheld.tickets.queries.macros import Step
from upheld.workflows.ask_rules_again import NotSetAside, ask_again, let_go
from upheld.workflows.try_rule import try_rule

AT = datetime(2026, 3, 29, 0, 45, tzinfo=UTC)  # a quarter of an hour before London's clocks go forward
HOUR = timedelta(hours=1)
TAG = Step(act="tag", what="hot")
UNREADABLE = [{"about": "priority"}]


def one_that_cannot_be_asked(cast: Cast, after: timedelta = timedelta()) -> Rule:
    """A rule that is on, and whose conditions are none."""
    kept = rule(cast, "received", TAG, label="Bad", after=after, at=AT)
    said = {"trigger": "received", "after_s": int(after.total_seconds()), "steps": [{**TAG_ROW}]}
    revision = RuleRevision.objects.create(
        rule=kept, number=2, conditions=UNREADABLE, made_at=AT, made_by="agent:1", **said
    )
    Rule.objects.filter(pk=kept.pk).update(running=revision)
    return kept


TAG_ROW = {"act": "tag", "what": "hot", "reason": ""}


def mended(kept: Rule, cast: Cast) -> None:
    RuleRevision.objects.create(rule=kept, number=3, trigger="received", steps=[TAG_ROW], made_at=AT, made_by="agent:1")
    try_rule(kept, by=cast.manager.as_actor, at=AT)
    switch.on(kept, by=cast.manager.as_actor, at=AT)


def test_it_waits_with_its_reason_and_managers_are_told_once_a_day(cast: Cast) -> None:
    one_that_cannot_be_asked(cast)
    for _ in range(2):
        builders.ticket(cast.contact, at=AT, priority="p2")
    follow_all(AT)
    assert [one.fault.split(":")[0] for one in Happening.objects.all()] == ["KeyError", "KeyError"]
    told = Notice.objects.get(verb="told by rule")
    assert (told.person, told.by_name) == (cast.manager.pk, "Bad")
    assert "set aside" in told.words
    builders.ticket(cast.contact, at=AT + timedelta(days=1), priority="p2")
    follow_all(AT + timedelta(days=1))
    assert Notice.objects.filter(verb="told by rule").count() == 2


def test_asked_again_it_stays_with_the_reason_until_the_rule_is_mended(cast: Cast) -> None:
    kept = one_that_cannot_be_asked(cast)
    ticket = builders.ticket(cast.contact, at=AT, priority="p2")
    follow_all(AT)
    left = Happening.objects.get()
    assert ask_again(left, by=cast.manager.as_actor, at=AT).startswith("KeyError")
    assert Happening.objects.get().fault.startswith("KeyError")
    mended(kept, cast)
    assert ask_again(left, by=cast.manager.as_actor, at=AT) == ""
    assert Ticket.objects.get(pk=ticket.pk).tags == ["hot"]
    assert AuditEvent.objects.get(subject="happening").verb == "asked again"
    with pytest.raises(NotSetAside):
        ask_again(left, by=cast.manager.as_actor, at=AT)


def test_let_go_nothing_is_done(cast: Cast) -> None:
    one_that_cannot_be_asked(cast)
    builders.ticket(cast.contact, at=AT, priority="p2")
    follow_all(AT)
    let_go(Happening.objects.get(), by=cast.manager.as_actor, at=AT)
    assert not Happening.objects.exists()
    assert not RuleRun.objects.exists()
    assert AuditEvent.objects.get(subject="happening").by == cast.manager.as_actor.reference


def test_a_rule_that_cannot_run_when_its_time_has_come_is_set_aside_too(cast: Cast) -> None:
    kept = one_that_cannot_be_asked(cast, after=HOUR)
    ticket = builders.ticket(cast.contact, at=AT, priority="p2")
    follow_all(AT)
    assert not Happening.objects.exists()
    follow_all(AT + HOUR)
    left = Happening.objects.get()
    assert (left.ticket, left.verb, left.fault.split(":")[0]) == (ticket, "received", "KeyError")
    assert Notice.objects.get(verb="told by rule").person == cast.manager.pk
    mended(kept, cast)
    assert ask_again(left, by=cast.manager.as_actor, at=AT + HOUR) == ""
    assert Ticket.objects.get(pk=ticket.pk).tags == ["hot"]
