"""The agreement language, chapter "Statements": each kind of statement, as it is written and as it is read."""

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from servicelevel.agreement.compilation import FaultyAgreement
from servicelevel.agreement.terms import Happening, Metric, Outcome, Reopening
from tests.support.agreements import shipped, small


def test_who_may_ask() -> None:
    rules = shipped("interworx").entitlements
    assert [rule.outcome for rule in rules] == [Outcome.REDIRECT, Outcome.REDIRECT, Outcome.REFUSE]
    with pytest.raises(FaultyAgreement, match="must be told in words"):
        small("entitlement:\n  - {when: {priority: p1}, outcome: refuse}")


def test_how_to_ask() -> None:
    phone = next(channel for channel in shipped("intesys").channels if channel.key == "phone")
    assert (phone.calendar, phone.needs_account) == ("office", False)
    assert {channel.key for channel in shipped("studio").channels} == {"portal", "embedded", "emergency-form", "email"}


def test_what_a_ticket_asks_for() -> None:
    form = shipped("interworx").intake
    assert form.asks == ("category", "licence", "role", "topic", "priority")
    host = next(field for field in form.fields if field.key == "host")
    assert (host.required, host.shown_when) == (True, {"category": frozenset({"support"})})
    assert len(shipped("interstellio").intake.have_ready) == 6
    with pytest.raises(FaultyAgreement, match="needs options"):
        small("intake: {fields: {a: {label: A, kind: choice}}}")


def test_priorities_run_from_the_most_urgent_down() -> None:
    priorities = shipped("interworx").priorities
    assert [p.key for p in priorities] == ["urgent", "high", "medium", "low", "information"]
    assert [p.rank for p in priorities] == [0, 1, 2, 3, 4]
    assert [p.key for p in priorities if p.default] == ["medium"]


def test_plans_and_their_account_managers() -> None:
    assert [p.key for p in shipped("intesys").plans if p.account_manager] == ["business", "enterprise"]


def test_what_ends_a_clock() -> None:
    stops = shipped("integrato").clock_rules[Metric.RESOLUTION_TIME].stops
    assert stops == {Happening.RESOLVED, Happening.WORKAROUND}
    rule = small("clocks: {resolution_time: {reopening: from reopening}}").clock_rules[Metric.RESOLUTION_TIME]
    assert rule.reopening is Reopening.FROM_REOPENING
    with pytest.raises(FaultyAgreement, match="public reply"):
        small("clocks: {response_time: {stops: [email]}}")


def test_what_pauses_a_clock() -> None:
    (pause,) = small("pause_reasons: {supplier: {label: Supplier, pauses: all}}").pause_reasons
    assert pause.pauses == frozenset(Metric)


def test_when_to_warn() -> None:
    (warning,) = small("warnings: [{at: 12.5 %, tell: assignee}]").warnings
    assert (warning.share, warning.tell) == (Fraction(1, 8), ("assignee",))
    with pytest.raises(FaultyAgreement, match="would come at once"):
        small("warnings: [{at: 0 %, tell: assignee}]")


def test_how_to_ask_for_escalation() -> None:
    escalation = shipped("intesys").escalation
    assert escalation is not None
    assert [request.by for request in escalation.requests] == ["comment", "account_manager", "email", "phone"]
    assert escalation.requests[1].plans == {"business", "enterprise"}
    ladder = small("escalation: {ladder: [{to: Lead, after: 30 minutes}, {to: Head, kind: hierarchical, at: 100 %}]}")
    assert ladder.escalation is not None
    assert [(step.after, step.share) for step in ladder.escalation.ladder] == [
        (timedelta(minutes=30), None),
        (None, 100),
    ]


def test_emergencies() -> None:
    studio = shipped("studio").emergencies
    assert studio is not None
    assert (len(studio.qualifies), studio.declared_by, studio.judged_by) == (3, "form", "the studio")
    assert [(page.who, page.by) for page in studio.pages] == [("whole team", ("sms",))]
    assert [(charge.amount, charge.currency) for charge in studio.charges] == [(Decimal(150), "EUR")]
    interworx = shipped("interworx").emergencies
    assert interworx is not None
    assert [(heading, len(items)) for heading, items in interworx.examples] == [
        ("Services are down", 4),
        ("Service is interrupted", 4),
    ]


def test_availability_and_credits() -> None:
    agreement = shipped("intesys")
    assert [str(service.availability) for service in agreement.services] == ["99.99", "99.99", "99.9", "99.9"]
    credit = agreement.credits
    assert credit is not None
    assert [(step.below, step.credit) for step in credit.steps] == [
        (Decimal("95.0"), Decimal(100)),
        (Decimal("99.0"), Decimal(25)),
        (None, Decimal(10)),
    ]
    assert credit.claim_within_days == 30


def test_maintenance_meetings_and_remote_assistance() -> None:
    maintenance = shipped("intesys").maintenance
    assert maintenance is not None
    assert (maintenance.notice, maintenance.calendar, len(maintenance.channels)) == (timedelta(hours=72), "quiet", 3)
    call, meeting = shipped("interstellio").meetings
    assert (call.immediate, call.when.facts, meeting.immediate) == (True, {"priority": frozenset({"p1"})}, False)
    assistance = shipped("interworx").assistance
    assert assistance is not None
    assert assistance.required_when == {"category": frozenset({"support"})}


def test_self_help_and_queues() -> None:
    assert len(shipped("integrato").self_help) == 4
    (queue,) = shipped("studio").queues
    assert queue.place_shown


def test_assumptions_are_marked_as_such() -> None:
    assert all(shipped(name).assumptions for name in ("integrato", "interstellio", "interworx", "intesys", "studio"))
