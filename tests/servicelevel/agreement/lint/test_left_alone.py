"""What the linter leaves alone: for each check a document that comes close and is in order.

What it finds is shown, check by check, in `tests/spec/chapter_check.py`.
"""

import pytest

from servicelevel.agreement.check import check_agreement
from servicelevel.agreement.lint import CHECKS
from tests.support.agreements import FRONT, HOURS, small_text

RULES = "targets:\n  response_time:\n    strength: target\n    rules:\n"
BOTH = (
    "targets:\n  response_time: {{strength: target, rules: [{{within: {}}}]}}\n"
    "  resolution_time: {{strength: target, rules: [{{within: {}}}]}}"
)
WEEK = "week: {monday to friday: 09:00-17:00}"
CREDITS = (
    "services: {vps: {label: Servers, availability: 99.9 %}, mail: {label: Mail}}\ncredits:\n  base: the fee\n"
    "  claim_within: 30 days\n  claim_by: a ticket\n  steps:\n"
)
EMERGENCY = "emergency:\n  qualifies: Fire\n  declared_by: form\n  when: {priority: p1}\n  pages:\n"


def codes(terms: str = "", *, prose: str = "Words.", after: str = "") -> set[str]:
    result = check_agreement(small_text(terms, prose=prose) + after)
    assert not result.faults, result.faults
    return {finding.code for finding in result.findings}


@pytest.mark.parametrize(
    ("code", "terms"),
    [
        ("number-in-words", "assumed: We read clause 4.2 as two kinds of request."),
        ("unit-basis-unstated", RULES + "      - {within: 2 elapsed hours}\n      - {by: 08:00}"),
        ("unit-basis-unstated", RULES + "      - {within: 2 support hours}"),
        (
            "rule-unreachable",
            RULES + "      - {when: {received: {inside: office, from: 16:00}}, within: 1 business hour}",
        ),
        (
            "rule-shadowed",
            RULES + "      - {when: {priority: p1}, within: 1 business hour}\n      - {within: 2 business hours}",
        ),
        (
            "facts-without-target",
            RULES + "      - {when: {priority: p1}, promise: none}\n      - {within: 2 business hours}",
        ),
        ("priority-without-target", RULES + "      - {when: {priority: p1}, promise: none}\n      - {promise: none}"),
        (
            "priority-without-target",
            RULES
            + "      - {when: {priority: p1}, within: 1 business hour}\nqueue: {when: {priority: p2}, say: In order.}",
        ),
        ("response-after-resolution", BOTH.format("4 elapsed hours", "4 elapsed hours")),
        ("response-sometimes-after-resolution", BOTH.format("2 business hours", "5 business days")),
        ("calendar-never-opens", "calendars: {o: {label: O, always_open: true}}"),
        (
            "calendar-never-opens",
            "calendars: {o: {label: O, week: {monday: closed}, extra: [{on: 2026-12-24, hours: 10:00-12:00}]}}",
        ),
        ("holiday-on-weekend", f"calendars: {{o: {{label: O, {WEEK}, holidays: [{{country: FR}}]}}}}"),
        (
            "holiday-on-weekend",
            f"calendars: {{o: {{label: O, {WEEK}, holidays: [{{name: X, rule: first Monday of May}}]}}}}",
        ),
        ("holiday-on-weekend", f"calendars: {{o: {{label: O, {WEEK}, holidays: [{{name: X, rule: 2026-12-24}}]}}}}"),
        (
            "holiday-on-weekend",
            f"calendars: {{o: {{label: O, {WEEK}, holidays: [{{name: X, rule: 25 December, observed: own date}}]}}}}",
        ),
        (
            "holiday-on-weekend",
            "calendars: {o: {label: O, week: {monday to sunday: 09:00-17:00}, holidays: [{name: X, rule: 1 May}]}}",
        ),
        ("emergency-pages-nobody", EMERGENCY + "    - {who: team, by: sms, when: {priority: p1}}"),
        ("credit-table-hole", CREDITS + "    - {below: 99.9 %, credit: 10 %}"),
        (
            "credit-table-not-monotone",
            CREDITS + "    - {below: 95 %, credit: 20 %}\n    - {below: guarantee, credit: 10 %}",
        ),
        ("credit-above-cap", CREDITS + "    - {below: guarantee, credit: 100 %}"),
    ],
)
def test_what_is_in_order_is_left_alone(code: str, terms: str) -> None:
    assert code in {check.code for check in CHECKS}
    assert code not in codes(terms)


@pytest.mark.parametrize(
    ("code", "prose"),
    [
        ("zone-abbreviated", "The best PEST control. WEST of here."),
        ("unit-basis-unstated", "Take a day off. An hour is long."),
        ("number-in-prose", "See clause 4.2, version 1.0 and the two lists."),
    ],
)
def test_words_that_only_look_alike_are_left_alone(code: str, prose: str) -> None:
    assert code not in codes(prose=prose)


def test_a_single_date_on_a_closed_day_is_found_and_told_by_its_weekday() -> None:
    terms = f"calendars: {{o: {{label: O, {WEEK}, holidays: [{{name: Party, rule: 2026-11-28}}]}}}}"
    (finding,) = [f for f in check_agreement(small_text(terms)).findings if f.code == "holiday-on-weekend"]
    assert "Party can fall on a Saturday," in finding.message


def test_an_abbreviation_is_resolved_aloud_by_an_assumption_about_it() -> None:
    assert "zone-abbreviated" in codes(prose="Until the evening, CET.")
    assert "zone-abbreviated" not in codes(
        "assumed: We read CET as the time of Paris.", prose="Until the evening, CET."
    )
    assert "zone-abbreviated" in codes("assumed: We read EST as the time of New York.", prose="Until the evening, CET.")


def test_a_vague_promise_in_prose_is_found_in_its_place() -> None:
    result = check_agreement(small_text(prose="You hear from us within a day."))
    (finding,) = [finding for finding in result.findings if finding.code == "unit-basis-unstated"]
    assert (finding.column, finding.width) == (18, len("within a day"))


def test_a_number_in_a_heading_is_found_in_its_place() -> None:
    text = small_text() + "\n### 2.1 Within 4 hours\n"
    (finding,) = [finding for finding in check_agreement(text).findings if finding.code == "number-in-prose"]
    assert text.splitlines()[finding.line - 1][finding.column - 1 :][: finding.width] == "4 hours"


def test_a_number_before_the_first_clause_is_found() -> None:
    result = check_agreement(f"{FRONT}\nWithin 4 hours.\n{HOURS}")
    assert [f.clause for f in result.findings if f.code == "number-in-prose"] == [None]


def test_an_emergency_without_pages_pages_nobody() -> None:
    terms = "emergency: {qualifies: Fire, declared_by: form, when: {priority: p1}}"
    assert "emergency-pages-nobody" in codes(terms)


def test_an_emergency_that_pages_only_in_the_day_pages_nobody_at_some_hours() -> None:
    terms = EMERGENCY + "    - {who: team, by: sms, when: {received: {inside: office}}}"
    assert "emergency-pages-nobody" in codes(terms)


def test_an_emergency_with_too_many_cases_is_left_unproved() -> None:
    facts = "facts:\n" + "".join(
        f"  {key}: {{values: {{{', '.join(f'{key[0]}{i}: x' for i in range(90))}}}}}\n"
        for key in ("category", "licence", "role")
    )
    terms = facts + EMERGENCY + "    - {who: team, by: sms, when: {category: c1, licence: l1, role: r1}}"
    assert "emergency-pages-nobody" not in codes(terms)
    rules = [f"{{when: {{category: c{i}, licence: l{i}, role: r{i}}}, within: 8 elapsed hours}}" for i in range(3)]
    both = BOTH.format("8 elapsed hours", "4 elapsed hours").replace(
        "[{within: 8 elapsed hours}]", f"[{', '.join(rules)}]"
    )
    assert "response-after-resolution" not in codes(facts + both)


def test_conditions_on_more_moments_than_are_tried_are_left_unproved() -> None:
    rules = "".join(
        f"      - {{when: {{received: {{from: '{i // 60:02}:{i % 60:02}'}}}}, within: 1 business hour}}\n"
        for i in range(60)
    )
    assert "too-many-cases" in codes(RULES + rules)


def test_promises_on_a_calendar_that_never_opens_are_not_compared() -> None:
    terms = "calendars: {shut: {label: Shut, week: {monday: closed}}}\n" + BOTH.format(
        "2 business hours, on: shut", "1 elapsed hour"
    )
    assert "target-on-closed-calendar" in codes(terms)
    assert not codes(terms) & {"response-after-resolution", "response-sometimes-after-resolution"}


def test_promises_that_are_not_numbers_are_not_compared() -> None:
    terms = (
        "targets:\n  response_time: {strength: target, rules: [{when: {priority: p1}, words: Soon}, {promise: none}]}\n"
        "  resolution_time: {strength: target, rules: [{within: 1 elapsed hour}]}"
    )
    assert not codes(terms) & {"response-after-resolution", "response-sometimes-after-resolution"}


def test_very_many_pairs_of_promises_are_compared_up_to_a_limit() -> None:
    # Every rule for a plan meets every rule for a role: 900 pairs.
    plans = "plans: {" + ", ".join(f"n{i}: {{label: x}}" for i in range(30)) + "}\n"
    roles = "facts: {role: {values: {" + ", ".join(f"r{i}: x" for i in range(30)) + "}}}\n"
    by_plan = ", ".join(f"{{when: {{plan: n{i}}}, within: 8 elapsed hours}}" for i in range(30))
    by_role = ", ".join(f"{{when: {{role: r{i}}}, within: 4 elapsed hours}}" for i in range(30))
    terms = (
        f"targets:\n  response_time: {{strength: target, rules: [{by_plan}]}}\n"
        f"  resolution_time: {{strength: target, rules: [{by_role}]}}"
    )
    findings = check_agreement(small_text(plans + roles + terms)).findings
    assert sum(finding.code == "response-after-resolution" for finding in findings) == 200


def test_a_contradiction_cannot_be_acknowledged() -> None:
    terms = "silences: {finding: number-in-prose, say: We leave it.}"
    result = check_agreement(small_text(terms, prose="Within 4 hours."))
    assert not result.publishable
    assert "silence-without-finding" in {finding.code for finding in result.findings}


def test_a_silence_about_one_thing_does_not_acknowledge_another() -> None:
    both = RULES + "      - {when: {priority: p1}, within: 1 business hour}\n  resolution_time:\n    strength: target\n"
    terms = both + "    rules:\n      - {when: {priority: p1}, within: 9 business hours}\n"
    silence = "silences: {finding: facts-without-target, about: response_time, say: No time is promised.}"
    found = [f for f in check_agreement(small_text(terms + silence)).findings if f.code == "facts-without-target"]
    assert [(sorted(f.about), str(f.severity)) for f in found] == [
        (["response_time"], "acknowledged"),
        (["resolution_time"], "advice"),
    ]


def test_of_very_many_findings_only_the_first_are_told() -> None:
    prose = "\n\n".join(["4 hours. " * 80] * 20)
    assert len(check_agreement(small_text(prose=prose)).findings) == 500
