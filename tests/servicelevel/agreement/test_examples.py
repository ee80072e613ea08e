"""Worked examples that cannot be read say what they lack; those that fail, what was expected and what came."""

import pytest

from servicelevel.agreement.check import check_agreement
from servicelevel.agreement.example_claims import CLAIM_FORMS, parts_of
from servicelevel.agreement.examples import ExampleResult
from servicelevel.decisions.explain import month_name
from tests.support.agreements import small_text

TERMS = (
    "facts:\n  role: {values: {owner: Owner, guest: Guest}}\n  licence: {values: {owner: Owned, rent: Rented}}\n"
    "targets: {response_time: {strength: target, rules: [{within: 2 business hours}]}}"
)


def run(sentence: str, terms: str = TERMS) -> ExampleResult:
    (example,) = check_agreement(f"{small_text(terms)}\n```example\n{sentence}\n```\n").examples
    return example


@pytest.mark.parametrize(
    ("sentence", "hint"),
    [
        ("Tickets are answered soon.", "an example begins with “A”"),
        ("A p1 is answered by Monday 10:30.", "it does not say “raised on”"),
        ("A p1 raised on Monday 10:00 smiles.", "no claim follows the moment"),
        ("A p1 raised on Monday 10:00 is served" + " and is served" * 60 + ".", "at most 600 characters"),
        ("A owner raised on Monday 10:00 is served.", "“owner” is a value of licence and role; write licence owner"),
        ("A zzz raised on Monday 10:00 is served.", "known words are p1, p2, owner, rent"),
        ("A p1 raised on Monday 10:00 is quite something else.", "write is answered by Monday 10:30"),
        ("A p1 raised on Monday 10:00 has no promised respons.", "did you mean “has no promised response”?"),
    ],
)
def test_a_sentence_that_cannot_be_read_says_what_it_lacks(sentence: str, hint: str) -> None:
    result = run(sentence)
    assert (result.ok, result.expected) == (False, "")
    assert hint in result.says


def test_a_value_that_two_facts_have_is_told_by_its_fact() -> None:
    assert run("A p1 with licence owner raised on Monday 10:00 is served.").ok


def test_a_promise_where_none_was_expected_is_told_with_its_clause() -> None:
    result = run("A p1 raised on Monday 10:00 has no promised response.")
    assert (result.expected, result.says) == (
        "no response is promised",
        "response by Monday 5 January 2026 at 12:00 (§ 2)",
    )


def test_of_several_claims_only_those_that_fail_are_told() -> None:
    result = run("A p1 raised on Monday 10:00 is answered by Monday 12:00 and alerts the team and is served.")
    assert (result.expected, result.says) == ("alerts the team", "alerts nobody")


def test_a_promise_that_is_kept_early_is_told_by_how_much() -> None:
    assert run("A p1 raised on Monday 10:00 is answered by Monday 12:30.").says.endswith("30 min earlier (§ 2)")


@pytest.mark.parametrize("form", CLAIM_FORMS)
def test_every_claim_that_is_offered_can_be_read(form: str) -> None:
    result = run(f"A p1 raised on Monday 10:00 {form}.")
    assert result.ok or result.expected


def test_claims_are_parted_before_a_claim_only() -> None:
    claims = "is promised “this and is that” as response and resolved by Monday 10:00 and alerts the red and blue team"
    assert list(parts_of(claims)) == [
        "is promised “this and is that” as response",
        "is resolved by Monday 10:00",
        "alerts the red and blue team",
    ]


def test_a_year_without_a_free_fortnight_still_has_a_week_for_examples() -> None:
    months = [month_name(month) for month in range(1, 13)]
    days = [f"{{name: X, rule: {nth} Monday of {month}}}" for month in months for nth in ("first", "third", "last")]
    busy = f"calendars: {{busy: {{label: Busy, week: {{monday: 09:00-17:00}}, holidays: [{', '.join(days)}]}}}}\n"
    assert run("A p1 raised on Monday 10:00 is answered by Monday 12:00.", busy + TERMS).ok


def test_a_weekday_of_a_claim_is_never_the_moment_of_receipt_itself() -> None:
    terms = TERMS.replace("2 business hours", "5 business days")
    assert run("A p1 raised on Friday 16:30 is answered by Friday 16:30.", terms).ok
