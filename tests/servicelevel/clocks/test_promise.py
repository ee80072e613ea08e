from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from servicelevel.agreement.terms import Metric, Outcome, Strength
from servicelevel.clocks.promise import (
    InstantOutOfRange,
    MissingFact,
    NaiveInstant,
    Promise,
    UnknownFact,
    UnknownFactValue,
    make_promise,
)
from tests.support.agreements import shipped


def promise(name: str, at: str, **facts: str) -> Promise:
    return make_promise(shipped(name), facts=facts, at=datetime.fromisoformat(at))


MONDAY = "2026-11-23T10:00:00-05:00"
NIGHT = "2026-11-21T22:10:00-05:00"


def test_an_unknown_fact_is_refused_with_those_that_are_asked_for() -> None:
    with pytest.raises(UnknownFact, match="priority, plan, channel or service"):
        promise("intesys", MONDAY, priority="p1", mood="bad")


def test_an_unknown_value_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(UnknownFactValue, match="p1, p2, p3 or p4"):
        promise("intesys", MONDAY, priority="p9")


def test_a_priority_without_a_default_is_asked_for() -> None:
    with pytest.raises(MissingFact, match="p1, p2, p3 or p4"):
        promise("intesys", MONDAY)


def test_an_instant_without_an_offset_is_refused() -> None:
    with pytest.raises(NaiveInstant):
        promise("intesys", "2026-11-23T10:00:00", priority="p1")


def test_an_instant_beyond_all_calendars_is_refused() -> None:
    with pytest.raises(InstantOutOfRange):
        promise("intesys", "9999-12-31T23:59:59+00:00", priority="p4")


def test_facts_are_completed_with_the_stated_defaults() -> None:
    assert promise("interworx", MONDAY).facts == {
        "priority": "medium",
        "plan": "direct",
        "licence": "direct",
        "role": "owner",
        "emergency": "false",
    }


def test_the_answer_keeps_the_instant_as_it_was_given() -> None:
    assert promise("interworx", MONDAY).received_at.isoformat() == MONDAY


def test_a_resellers_customer_is_redirected_and_promised_nothing() -> None:
    answer = promise("interworx", NIGHT, licence="reseller", priority="urgent", emergency="true")
    assert answer.entitlement.outcome is Outcome.REDIRECT
    assert "reseller" in str(answer.entitlement.say)
    assert (answer.targets, answer.pages) == ((), ())


def test_a_topic_that_does_not_qualify_is_refused_with_its_clause() -> None:
    answer = promise("interworx", MONDAY, topic="malware")
    assert answer.entitlement.outcome is Outcome.REFUSE
    assert answer.entitlement.clause is not None
    assert answer.entitlement.clause.number == "1.2"


def test_phones_are_alerted_before_anyone_has_judged_the_emergency() -> None:
    answer = promise("interworx", NIGHT, priority="high")
    assert [(page.who, page.by, page.clause.number) for page in answer.pages] == [("support team", ("sms",), "6.1")]
    assert answer.targets == ()


@pytest.mark.parametrize(
    ("at", "due"),
    [
        ("2026-11-23T16:00:00-05:00", "2026-11-23T22:00:00+00:00"),  # exactly at closing
        ("2026-11-23T15:59:59-05:00", None),  # still inside
        ("2026-11-23T08:00:00-05:00", None),  # exactly at opening
        ("2026-11-23T07:59:59-05:00", "2026-11-23T13:00:00+00:00"),
        ("2026-11-23T00:00:00-05:00", "2026-11-23T13:00:00+00:00"),  # exactly midnight
        ("2026-11-22T23:59:59-05:00", "2026-11-23T05:59:59+00:00"),
        ("2026-11-22T08:00:00-05:00", "2026-11-22T14:00:00+00:00"),  # closed day, eight o'clock
        ("2026-11-22T07:59:00-05:00", "2026-11-22T13:00:00+00:00"),
        ("2026-11-26T12:00:00-05:00", "2026-11-26T18:00:00+00:00"),  # Thanksgiving
        ("2026-11-27T12:00:00-05:00", None),  # the day after it is a working day
        ("2026-07-03T12:00:00-04:00", None),  # Independence Day on a Saturday is kept on no other day
        ("2026-07-05T16:00:00+00:00", "2026-07-05T17:00:00+00:00"),
        ("2027-03-14T01:30:00-05:00", "2027-03-14T12:00:00+00:00"),  # the night of the gap
        ("2026-11-01T01:30:00-05:00", "2026-11-01T13:00:00+00:00"),  # the second half past one
    ],
)
def test_the_bands_of_interworx_meet_without_a_hole(at: str, due: str | None) -> None:
    target = promise("interworx", at, priority="urgent", emergency="true").target(Metric.RESPONSE_TIME)
    assert (target.due.isoformat() if target and target.due else None) == due


def test_best_effort_before_eight_is_typical_before_midnight() -> None:
    strengths = [
        target.strength
        for at in ("2026-11-22T23:00:00-05:00", "2026-11-23T01:00:00-05:00")
        for target in promise("interworx", at, priority="high", emergency="true").targets
    ]
    assert strengths == [Strength.TYPICAL, Strength.BEST_EFFORT]


def test_an_emergency_without_a_contract_may_be_charged() -> None:
    charge = promise("studio", NIGHT, priority="emergency").charge
    assert charge is not None
    assert (charge.amount, charge.currency, charge.per, charge.may) == (Decimal(150), "EUR", "hour", True)
    assert promise("studio", NIGHT, priority="emergency", plan="care").charge is None


def test_a_standard_request_has_words_for_its_completion_and_no_promised_response() -> None:
    answer = promise("studio", NIGHT)
    assert [(target.metric, target.text) for target in answer.targets] == [
        (Metric.RESOLUTION_TIME, "A few hours to a couple of days")
    ]
    assert any("First come, first served" in reason.text for reason in answer.because)


def test_a_critical_integrato_ticket_is_counted_from_the_next_opening_unless_round_the_clock() -> None:
    night = "2026-12-24T20:00:00+00:00"
    standard = promise("integrato", night, priority="p1").target(Metric.RESOLUTION_TIME)
    premium = promise("integrato", night, priority="p1", plan="super-premium").target(Metric.RESOLUTION_TIME)
    assert standard is not None
    assert premium is not None
    assert standard.due == datetime(2026, 12, 31, 9, tzinfo=UTC)
    assert premium.due == datetime(2026, 12, 26, 20, tzinfo=UTC)


def test_warnings_come_from_the_agreement_and_else_in_the_last_quarter() -> None:
    (guaranteed,) = promise("interstellio", MONDAY, priority="p1").targets
    (target,) = promise("interstellio", MONDAY, priority="p2").targets
    assert guaranteed.warn_shares == (Fraction(1, 2), Fraction(3, 4))
    assert target.warn_shares == (Fraction(3, 4),)
