import pytest

from servicelevel.agreement.check import CheckResult, Severity, check_agreement
from tests.support.agreements import NAMES, small_text, text_of


def check(terms: str = "", *, prose: str = "Words.") -> CheckResult:
    return check_agreement(small_text(terms, prose=prose))


def blocking(result: CheckResult) -> list[str]:
    return [finding.message for finding in result.findings if finding.severity is Severity.BLOCKING]


@pytest.mark.parametrize("name", NAMES)
def test_every_shipped_agreement_is_publishable_and_keeps_its_examples(name: str) -> None:
    result = check_agreement(text_of(name))
    assert result.publishable, (result.faults, result.findings)
    assert result.examples
    assert all(example.ok for example in result.examples)


def test_a_document_with_faults_is_not_publishable_and_is_not_linted() -> None:
    result = check("queues: []")
    assert (result.publishable, result.findings, result.agreement) == (False, (), None)
    assert result.faults


@pytest.mark.parametrize(
    "prose",
    [
        "We answer within 4 hours.",
        "We answer within four business hours.",
        "An answer takes 30 min at most.",
        "Availability is 99.9 %.",
        "Availability is 99.9% or better.",
        "We are here until 17:00 on weekdays.",
        "We are here until 5 pm.",
        "It costs 150 EUR.",
        "It costs €150.",
        "A three-day wait is usual.",
    ],
)
def test_a_number_of_a_promise_in_prose_blocks_publication(prose: str) -> None:
    result = check(prose=prose)
    assert any("in prose" in message for message in blocking(result))
    assert not result.publishable


@pytest.mark.parametrize("prose", ["See clause 4.2.", "Take a day off.", "Two kinds of request.", "P1 is worst."])
def test_other_numbers_in_prose_are_left_alone(prose: str) -> None:
    assert blocking(check(prose=prose)) == []


def test_a_number_in_prose_is_found_on_its_line() -> None:
    (finding,) = [f for f in check(prose="Words.\n\nWithin 4 hours.").findings if f.severity is Severity.BLOCKING]
    assert small_text(prose="Words.\n\nWithin 4 hours.").splitlines()[finding.line - 1] == "Within 4 hours."


RULES = "targets:\n  response_time:\n    strength: target\n    rules:\n"


def test_a_rule_behind_one_that_takes_everything_can_never_match() -> None:
    result = check(RULES + "      - {within: 1 hour}\n      - {when: {priority: p1}, within: 2 hours}")
    assert any("can never match" in message for message in blocking(result))


def test_a_rule_whose_cases_are_all_taken_by_several_others_can_never_match() -> None:
    rules = (
        "      - {when: {priority: p1}, within: 1 hour}\n"
        "      - {when: {priority: p2}, within: 1 hour}\n"
        "      - {when: {priority: [p1, p2]}, within: 2 hours}"
    )
    assert any("can never match" in message for message in blocking(check(RULES + rules)))


def test_a_rule_for_hours_that_never_come_can_never_match() -> None:
    rule = "      - {when: {received: {inside: office, from: 20:00, until: 22:00}}, within: 1 hour}"
    assert any("can never match" in message for message in blocking(check(RULES + rule)))


def test_rules_for_inside_and_outside_both_match() -> None:
    rules = (
        "      - {when: {received: {inside: office}}, within: 1 hour}\n"
        "      - {when: {received: {outside: office}}, within: 2 hours}"
    )
    result = check(RULES + rules)
    assert blocking(result) == []
    assert not any("response_time is promised" in finding.message for finding in result.findings)


def test_facts_that_match_no_rule_are_named() -> None:
    result = check(RULES + "      - {when: {priority: p1}, within: 1 hour}")
    assert any("priority p2" in finding.message for finding in result.findings)
    assert result.publishable


def test_a_calendar_that_never_opens_blocks_publication() -> None:
    result = check("calendars:\n  shut: {label: Shut, week: {monday: closed}}")
    assert any("never opens" in message for message in blocking(result))


def test_a_document_with_targets_and_no_example_is_advised_to_have_one() -> None:
    codes = [finding.code for finding in check(RULES + "      - {within: 1 elapsed hour}").findings]
    assert "example-missing" in codes
    assert "example-missing" not in [finding.code for finding in check().findings]


def with_example(line: str) -> CheckResult:
    rules = "      - {when: {priority: p1}, within: 2 business hours}\n      - {when: {priority: p2}, words: Some day}"
    return check_agreement(small_text(RULES + rules) + f"\n```example\n{line}\n```\n")


@pytest.mark.parametrize(
    "line",
    [
        "A p1 raised on Friday 16:30 is answered by Monday 10:30.",
        "A p1 raised on Friday at 16:30 is answered by Monday at 10:30",
        "A p1 ticket raised on Friday 16 July 2027 at 16:30 is answered by Monday 19 July 2027 at 10:30.",
        "A p2 raised on Monday 10:00 is promised “some day” as response.",
        "A p2 raised on Monday 10:00 has no promised resolution.",
        "A p1 raised on Monday 10:00 is served.",
    ],
)
def test_a_worked_example_that_holds_is_kept(line: str) -> None:
    result = with_example(line)
    assert [example.ok for example in result.examples] == [True], result.examples


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("A p1 raised on Friday 16:30 is answered by Monday 10:31.", "at 10:30"),
        ("A p1 raised on Friday 16:30 is resolved by Monday 10:30.", "no resolution is promised"),
        ("A p2 raised on Friday 16:30 is answered by Monday 10:30.", "“Some day”"),
        ("A p2 raised on Friday 16:30 has no promised response.", "“Some day”"),
        ("A p1 raised on Friday 16:30 is redirected.", "served"),
        ("A p1 raised on Friday 16:30 alerts the team.", "nobody"),
        ("A p9 raised on Friday 16:30 is answered by Monday 10:30.", "names no fact"),
        ("A p1 raised on Friday 32 July 2027 at 16:30 is served.", "names no date"),
        ("A p1 raised on Friday 15 July 2027 at 16:30 is served.", "is a Thursday"),
        ("A p1 raised on someday 16:30 is served.", "is not a moment"),
        ("A p1 raised on Friday 16:75 is served.", "is not a time of day"),
        ("Somebody answers at some time.", "an example reads"),
        ("A p1 raised on Friday 16:30 is painted green.", "is not a claim"),
    ],
)
def test_a_worked_example_that_fails_says_what_the_agreement_says(line: str, says: str) -> None:
    result = with_example(line)
    (example,) = result.examples
    assert not example.ok
    assert says in example.says
    assert not result.publishable
