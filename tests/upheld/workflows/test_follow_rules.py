"""Rules run once on what happens, in order, within their bounds, and what they did is kept."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.support import builders
from tests.support.cast import Cast
from tests.support.rules import follow_all, rule, when
from upheld.audit.models import AuditEvent
from upheld.desks.actions import absence, teams
from upheld.notifications.models import Notice, Notification
from upheld.rules.actions import switch
from upheld.rules.models import Happening, RuleRevision, RuleRun, Wait
from upheld.tickets.actions import assign, closure, hold, macros, message, tags
from upheld.tickets.models import Draft, Message, Ticket
from upheld.tickets.queries.macros import Step
from upheld.workflows import follow_rules
from upheld.workflows.try_rule import try_rule

AT = datetime(2026, 3, 29, 0, 45, tzinfo=UTC)  # a quarter of an hour before London's clocks go forward
LATER = AT + timedelta(hours=2)


def tag(name: str) -> Step:
    return Step(act="tag", what=name)


def opened(cast: Cast, priority: str = "p2", at: datetime = AT) -> Ticket:
    return builders.ticket(cast.contact, at=at, priority=priority)


def outcomes() -> list[tuple[str, str]]:
    return list(RuleRun.objects.order_by("id").values_list("outcome", "refusal"))


def test_what_happens_before_a_rule_is_on_is_never_followed_and_costs_no_row(cast: Cast) -> None:
    opened(cast)
    assert not Happening.objects.exists()
    rule(cast, "received", tag("late"), at=AT)
    assert follow_all(LATER) == 0


def test_a_rule_runs_once_on_the_tickets_that_fit_and_says_who_did_it(cast: Cast) -> None:
    kept = rule(cast, "received", tag("hot"), conditions=(when("priority", "p1"),), label="Mark the urgent", at=AT)
    fits, other = opened(cast, "p1"), opened(cast, "p3")
    assert follow_all(LATER) == 2
    assert follow_all(LATER) == 0
    assert [Ticket.objects.get(pk=one.pk).tags for one in (fits, other)] == [["hot"], []]
    assert outcomes() == [("done", "")]
    event = AuditEvent.objects.get(verb="tagged")
    assert (event.by, event.by_name) == (f"rule:{kept.pk}", "Mark the urgent")


@pytest.mark.attack(19)
def test_another_desks_tickets_are_none_of_its_business(cast: Cast) -> None:
    rule(cast, "received", tag("hot"), at=AT)
    there = builders.contact(cast.south, "Petra Novak", organisation=None, at=AT)
    builders.ticket(there, at=AT)
    assert follow_all(LATER) == 0


def test_a_worker_that_dies_leaves_everything_to_the_next(cast: Cast) -> None:
    rule(cast, "received", tag("hot"), at=AT)
    ticket = opened(cast)
    with transaction.atomic():
        follow_rules.follow_next(at=LATER)
        transaction.set_rollback(True)  # as the database does of whoever is killed
    assert not RuleRun.objects.exists()
    assert follow_all(LATER) == 1
    assert Ticket.objects.get(pk=ticket.pk).tags == ["hot"]


def test_the_database_refuses_a_second_run_on_the_same_event(cast: Cast) -> None:
    rule(cast, "received", tag("hot"), at=AT)
    opened(cast)
    follow_all(LATER)
    again = RuleRun.objects.get()
    again.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()


def test_what_is_refused_is_not_done_in_part_and_can_be_tried_again(cast: Cast) -> None:
    rule(cast, "received", tag("given"), Step(act="assign", what=str(cast.agent.pk)), at=AT)
    two_days = AT + timedelta(days=2)
    absence.say(cast.north, cast.agent, begins_at=AT, ends_at=two_days, note="", by=cast.agent.as_actor, at=AT)
    ticket = opened(cast)
    follow_all(LATER)
    [(outcome, refusal)] = outcomes()
    assert (outcome, "Ravi Menon is away" in refusal) == ("refused", True)
    assert Ticket.objects.get(pk=ticket.pk).tags == []
    absence.come_back(cast.north, cast.agent, by=cast.agent.as_actor, at=LATER)
    follow_rules.retry(RuleRun.objects.get(), by=cast.manager.as_actor, at=LATER + timedelta(hours=1))
    assert outcomes() == [("done", "")]
    assert Ticket.objects.get(pk=ticket.pk).holder == cast.agent
    with pytest.raises(follow_rules.NothingToRetry):
        follow_rules.retry(RuleRun.objects.get(), by=cast.manager.as_actor, at=LATER)


def test_a_rule_does_not_answer_to_itself(cast: Cast) -> None:
    rule(cast, "tagged", tag("seen"), at=AT)
    ticket = opened(cast)
    tags.add(ticket, "mail", by=cast.agent.as_actor, at=AT)
    follow_all(LATER)
    assert Ticket.objects.get(pk=ticket.pk).tags == ["mail", "seen"]
    assert len(outcomes()) == 1
    assert not Happening.objects.exists()


def test_two_rules_that_set_one_another_off_end(cast: Cast) -> None:
    rule(cast, "held", Step(act="tag", what="waits"), label="One", at=AT)
    rule(cast, "tagged", Step(act="note", what="Tagged."), label="Two", at=AT)
    ticket = opened(cast)
    hold.place(ticket, reason="customer", note="", by=cast.agent.as_actor, at=AT)
    follow_all(LATER)
    assert list(RuleRun.objects.order_by("id").values_list("rule__label", "depth")) == [("One", 0), ("Two", 1)]


def test_after_three_rules_the_fourth_is_not_run_and_the_log_says_so(cast: Cast) -> None:
    rule(cast, "received", tag("one"), label="1", at=AT)
    rule(cast, "tagged", Step(act="hold", what="customer"), label="2", at=AT)
    to_agent = Step(act="assign", what=str(cast.agent.pk))
    rule(cast, "held", to_agent, label="3", at=AT)
    rule(cast, "assigned", Step(act="note", what="Never"), label="4", at=AT)
    opened(cast)
    follow_all(LATER)
    assert [outcome for outcome, _refusal in outcomes()] == ["done", "done", "done", "too deep"]
    assert not Message.objects.filter(kind="note").exists()


def test_rules_that_run_too_often_end_with_the_busiest_off_and_a_manager_told(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(follow_rules, "RUNS_AN_HOUR", 2)
    kept = rule(cast, "received", tag("hot"), label="Too eager", at=AT)
    for _ in range(4):
        opened(cast)
    follow_all(LATER)
    kept.refresh_from_db()
    assert kept.running is None
    assert kept.stopped_because.startswith("it ran 2 times in an hour")
    assert RuleRun.objects.count() == 2
    assert Notice.objects.get(verb="told by rule").person == cast.manager.pk
    assert Notification.objects.get(template="desk-rule-told").recipient == cast.manager.email


def test_some_time_after_its_trigger_a_rule_runs_if_its_conditions_still_hold(cast: Cast) -> None:
    nobody = when("holder", "")
    four = timedelta(hours=4)
    rule(cast, "customer replied", tag("forgotten"), conditions=(nobody,), after=four, at=AT)
    left, taken = opened(cast), opened(cast)
    for ticket in (left, taken):
        message.from_customer(ticket, "Well?", channel="portal", by=cast.contact.as_actor, at=AT)
    assert follow_all(AT + timedelta(hours=3)) == 2
    assign.give(taken, cast.agent, by=cast.agent.as_actor, at=LATER)
    message.from_customer(left, "Hello?", channel="portal", by=cast.contact.as_actor, at=LATER)
    follow_all(AT + timedelta(hours=5))
    assert [one.ticket for one in Wait.objects.all()] == [left], "the newer words begin the wait anew"
    follow_all(AT + timedelta(hours=6))
    assert [Ticket.objects.get(pk=one.pk).tags for one in (left, taken)] == [["forgotten"], []]


def test_switched_off_it_runs_no_longer_nor_on_what_it_waits_for(cast: Cast) -> None:
    kept = rule(cast, "received", tag("late"), after=timedelta(hours=1), at=AT)
    opened(cast)
    follow_all(AT)
    switch.off(kept, by=cast.manager.as_actor, at=AT)
    opened(cast)
    follow_all(LATER)
    assert not RuleRun.objects.exists()


def test_a_rule_drafts_for_whoever_has_the_ticket_and_overwrites_nobody(cast: Cast) -> None:
    by = cast.manager.as_actor
    reply = macros.add(cast.north, "Thanks", reply="Dear {customer.name}", steps=(), by=by, at=AT)
    rule(cast, "assigned", Step(act="draft", what=str(reply.pk)), at=AT)
    first, second = opened(cast), opened(cast)
    assign.give(first, cast.agent, by=cast.agent.as_actor, at=AT)
    Draft.objects.create(ticket=second, author=cast.agent, kind="reply", text="Mine", saved_at=AT)
    assign.give(second, cast.agent, by=cast.agent.as_actor, at=AT)
    follow_all(LATER)
    assert sorted(Draft.objects.values_list("text", flat=True)) == ["Dear Marta Lindqvist", "Mine"]
    assert outcomes()[1] == ("refused", "Ravi Menon is writing a reply already")


def test_it_tells_a_person_or_a_team(cast: Cast) -> None:
    team = teams.form(cast.north, "Relay", by=cast.manager.as_actor, at=AT)
    teams.add_member(team, cast.agent, by=cast.manager.as_actor, at=AT)
    to_team = Step(act="tell", what=f"team:{team.pk}", reason="Please look.")
    rule(cast, "resolved", to_team, at=AT)
    ticket = opened(cast)
    closure.resolve(ticket, code="", by=cast.manager.as_actor, at=AT)
    follow_all(LATER)
    told = Notice.objects.get(verb="told by rule")
    assert (told.person, told.by_name, told.words) == (cast.agent.pk, "A rule", "Please look.")


def test_a_fault_in_one_rule_stops_neither_the_others_nor_what_happens_next(cast: Cast) -> None:
    bad = rule(cast, "received", tag("first"), label="Bad", at=AT)
    RuleRevision.objects.create(
        rule=bad, number=2, trigger="received", steps=[{"act": "unheard of"}], made_at=AT, made_by="agent:1"
    )
    try_rule(bad, by=cast.manager.as_actor, at=AT)
    switch.on(bad, by=cast.manager.as_actor, at=AT)
    rule(cast, "received", tag("second"), label="Good", at=AT)
    ticket = opened(cast)
    follow_all(LATER)
    assert [outcome for outcome, _why in outcomes()] == ["failed", "done"]
    assert Ticket.objects.get(pk=ticket.pk).tags == ["second"]
    assert Notice.objects.get(verb="told by rule").person == cast.manager.pk
    opened(cast)
    follow_all(LATER)
    assert Notice.objects.filter(verb="told by rule").count() == 1, "once a day"
