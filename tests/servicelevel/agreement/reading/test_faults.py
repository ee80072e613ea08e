"""Every fault says what is wrong where it is, and what would be right; all of them at once."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from servicelevel.agreement.compilation import FaultyAgreement, compile_agreement
from servicelevel.agreement.faults import Fault
from tests.support.agreements import FRONT, small, small_text

RULE = "targets: {response_time: {strength: target, rules: [{%s}]}}"
SHUT = "calendars: {o: {label: O, week: {monday: closed}, "
CREDITS = "credits: {steps: [{below: 95 %%, credit: 5 %%}], base: the fee, claim_within: %s, claim_by: a letter}"
EMERGENCY = "emergency: {qualifies: F, declared_by: form, when: {}, "


def faults_in(text: str) -> tuple[Fault, ...]:
    with pytest.raises(FaultyAgreement) as caught:
        compile_agreement(text)
    return caught.value.faults


@pytest.mark.parametrize(
    ("terms", "says", "right"),
    [
        # shapes
        ("queue: words", "a queue must be a record", "Write say, when or place_shown"),
        ("plans: [a, b]", "plan must be a record", "Write name: and what it is"),
        ("plans: {Gold Plan: {label: Gold}}", "'Gold Plan' is not a name", "Write small letters"),
        ("plans: {a: {label: [x]}}", "'label' of plan 'a' must be text", "Write label: and words."),
        ("plans: {a: {label: A, default: maybe}}", "must be true or false, not 'maybe'", "Write true or false."),
        ("plans: {" + ", ".join(f"p{i}: {{label: x}}" for i in range(201)) + "}", "more than 200 names", "Keep those"),
        ("warnings: {at: 50 %, tell: [[a]]}", "must be text or a list of texts", "Write tell: [one, two]."),
        ("assumed: {a: b}", "an assumption is a sentence", "Write assumed: and a sentence"),
        ("assumed: ['']", "an assumption is a sentence", "Write assumed: and a sentence"),
        # facts, and what refers to them
        (
            "facts: {mood: {values: {good: Good}}}",
            "'mood' is not a fact the language knows",
            "Allowed: category, licence",
        ),
        ("facts: {role: {values: {Big Boss: Boss}}}", "'Big Boss' is not a name", "Write small letters"),
        ("facts: {role: {values: [a]}}", "must be a record: each name", "Write name: and what it is"),
        ("facts: {role: {label: Role}}", "fact 'role' needs 'values'", "Write values: each value"),
        ("facts: {role: {values: {a: A}, default: b}}", "'b' is not a known default", "Allowed: a."),
        ("facts: {role: {values: {a: A}}}\n---", "more than one document", "Write plain YAML"),
        ("queue: {say: x, when: {priority: [p1, p9]}}", "'p9' is not a known value", "Allowed: p1 or p2."),
        ("escalation: {requests: {by: phone, how: x, plans: gold}}", "'gold' is not a known value", "declares none"),
        (
            "channels: {c: {label: C, hours: night, best_for: x}}",
            "'night' is not a known hours",
            "Allowed: any hour or office.",
        ),
        (
            "triage: {chosen_by: nobody, judged_by: provider, say: x}",
            "'nobody' is not a known chosen_by",
            "customer or provider",
        ),
        # calendars
        (
            "calendars: {office: {label: Again, week: {monday: closed}}}",
            "calendar 'office' is stated twice",
            "State it once.",
        ),
        ("calendars: {o: {label: O, week: {monday: [a]}}}", "hours must be text", "Write them as in 09:00-12:30"),
        (SHUT + "closures: {why: x}}}", "a closure needs 'on'", "Write on: a date"),
        (SHUT + "extra: {on: 2026-12-24}}}", "extra hours needs 'hours'", "10:00-12:00"),
        (
            SHUT + "extra: {on: 2026-12-24, hours: '10:00-12:00, 11:59-13:00'}}}",
            "extra hours 10:00–12:00 and 11:59–13:00 overlap",
            "Write the windows one after the other.",
        ),
        (
            SHUT + "extra: [{on: 2026-12-24, hours: 10:00-12:00}, {on: 2026-12-24, hours: 14:00-15:00}]}}",
            "the extra hours of 2026-12-24 are stated twice",
            "write several windows with commas",
        ),
        (SHUT + "closures: {on: 2151-01-01, why: x}}}", "outside the years 1990 to 2150", "2026-12-24"),
        (SHUT + "closures: {on: 2026-02-30, why: x}}}", "is not a date", "2026-12-24"),
        (SHUT + "holidays: {country: france}}}", "no holidays are known for 'france'", "two capital letters"),
        (SHUT + "holidays: {name: X, rule: 99 December}}}", "is not a rule", "25 December"),
        ("calendars: {o: {label: O, main: true, week: {monday: closed}}}", "has 2 main calendars", "Mark exactly one"),
        # amounts
        (
            RULE % "within: 2 hours, by: 08:00",
            "a rule promises exactly one thing",
            "Write one of within, by, words or promise.",
        ),
        (RULE % "words: ''", "a promise in words needs words", ""),
        (RULE % "promise: some", "'some' is not a promise", "write promise: none"),
        (RULE % "by: 25:00", "is not a time between 00:00 and 23:59", "write it as in 09:30"),
        (RULE % "within: 4 hours, when: {received: {from: noon}}", "'noon' is not a time", "write it as in 09:30"),
        ("maintenance: {notice: soon, channels: mail}", "'soon' is not a length of time", "write 30 minutes"),
        (CREDITS % "36 hours", "'36 hours' is not a whole number of days", "Write 2 days."),
        (CREDITS % "12 hours", "'12 hours' is not a whole number of days", "Write 1 day."),
        (CREDITS % "soon", "'soon' is not a length of time", "30 days"),
        (EMERGENCY + "charges: {amount: lots, per: hour}}", "'lots' is not an amount of money", "150 EUR"),
        (EMERGENCY + "charges: {per: hour}}", "a charge needs 'amount'", "150 EUR"),
        ("escalation: {ladder: [{to: Lead, after: later}]}", "'later' is not a length of time", "write 30 minutes"),
        ("escalation: {ladder: [{to: Lead, at: half}]}", "'half' is not a percentage", "write it as in 99.9 %"),
        ("warnings: {at: half, tell: x}", "'half' is not a percentage", "write it as in 99.9 %"),
        ("warnings: {tell: x}", "a warning needs 'at'", "Write at: a percentage"),
        ("services: {s: {label: S, availability: lots}}", "'lots' is not a percentage", "write it as in 99.9 %"),
        ("emergency: {declared_by: form, when: {}}", "emergency needs 'qualifies'", "Write qualifies: a list"),
        ("intake: {asks: priority}", "the form needs 'fields'", "Write fields: each field"),
        # metrics and happenings
        ("targets: {speed: {rules: []}}", "'speed' is not a metric", "Allowed: response_time"),
        ("clocks: {speed: {stops: resolved}}", "'speed' is not a metric", "Allowed: response_time"),
        (
            "targets: {response_time: {rules: [{within: 2 business hours}]}}",
            "a rule needs 'strength'",
            "Allowed: guaranteed",
        ),
    ],
)
def test_a_fault_says_what_is_wrong_and_what_would_be_right(terms: str, says: str, right: str) -> None:
    told = [f"{fault.message} {fault.fix}" for fault in faults_in(small_text(terms))]
    assert any(says in fault and right in fault for fault in told), told


@pytest.mark.parametrize(
    ("line", "says", "right"),
    [
        ("name: Small Thing", "'Small Thing' is not a name", "Write small letters"),
        ("language: 2.0.0", "'2.0.0' is not a language", "This is version 1.0.0"),
        ("version: zero", "'zero' is not a version", "Write a whole number"),
        ("version: 0", "'0' is not a version", "Write a whole number"),
        ("effective: soon", "'soon' is not a date", "Write it as in 2026-12-24."),
        ("effective: 0000-01-01", "is not a date", "Write it as in 2026-12-24."),
        ("effective: 9999-12-31", "outside the years 1990 to 2150", "Write it as in 2026-12-24."),
        ("zone: BRT", "BRT is an abbreviation", "Write America/Sao_Paulo"),
        ("zone: Paris", "Paris is an abbreviation", "Write a place's, as in Europe/Paris"),
        ("locale: english", "'english' is not a locale", "Write it as in en-GB."),
    ],
)
def test_front_matter_is_refused_where_it_is_wrong(line: str, says: str, right: str) -> None:
    key = line.partition(":")[0]
    front = "\n".join(line if known.startswith(f"{key}:") else known for known in FRONT.split("\n"))
    (fault,) = faults_in(small_text(front=front))
    assert says in fault.message
    assert right in fault.fix
    assert front.split("\n")[fault.line - 1] == line
    assert fault.column == len(key) + 3


def test_front_matter_that_is_no_yaml_is_one_fault_among_the_others() -> None:
    told = faults_in(small_text("queues: x", front=FRONT.replace("name: small", "name: [small")))
    assert any("'queues'" in fault.message for fault in told)
    assert any(fault.fix == "Write name: value, one on each line." for fault in told)


def test_a_fault_about_a_term_names_line_column_and_clause() -> None:
    text = small_text("queue:\n  - say: Wait\n    when: {priority: p9}")
    (fault,) = faults_in(text)
    assert text.split("\n")[fault.line - 1][fault.column - 1 :].startswith("p9")
    assert fault.clause == "2"


@pytest.mark.parametrize(
    ("below", "says", "clause"),
    [
        ("## 4 Too far", "clause 4 is out of order", "4"),
        ("#### 2.1 Too deep", "clause 2.1 has a heading of the wrong level", "2.1"),
        ("## No number", "has no clause number", "2"),
        ("## 3 Open\n\n```terms\nqueue: {say: Wait}", "this block is never closed", "3"),
        ("## 3 Long\n\n" + "word\n" * 4_001, "a piece of prose has more than 20000 characters", "3"),
        ("## 3 Turned\n\nLeft \u202e right", "the character U+202E", "3"),
    ],
)
def test_a_fault_in_what_stands_around_the_terms_names_the_clause_it_stands_in(
    below: str, says: str, clause: str
) -> None:
    found = faults_in(f"{small_text()}\n{below}\n")
    assert [fault.clause for fault in found if says in fault.message] == [clause]


def test_a_fault_above_the_first_clause_stands_in_none() -> None:
    found = faults_in(small_text().replace("## 1", "~~~\n\n## 1", 1))
    assert [fault.clause for fault in found if "never closed" in fault.message] == [None]


def test_extra_hours_may_touch_those_of_the_night_before() -> None:
    hours = "[{on: 2026-12-24, hours: 22:00-06:00}, {on: 2026-12-25, hours: 06:00-08:00}]"
    other = small(SHUT + f"extra: {hours}}}}}").calendars["o"]
    assert other.is_open(datetime(2026, 12, 25, 6, 0, tzinfo=ZoneInfo("Europe/Paris")))
    assert not other.is_open(datetime(2026, 12, 25, 8, 0, tzinfo=ZoneInfo("Europe/Paris")))


def test_an_agreement_without_any_calendar_is_told_so_where_it_begins() -> None:
    (fault,) = faults_in(f"{FRONT}\n## 1 Words\n\nWords.\n")
    assert "has 0 main calendars" in fault.message


def test_what_counts_on_a_calendar_needs_one() -> None:
    text = (
        small_text(RULE % "within: 2 business hours")
        .replace("    main: true\n", "")
        .replace("priorities:", "  night:\n    label: Night\n    always_open: true\npriorities:")
    )
    assert any("this is counted on a calendar" in fault.message for fault in faults_in(text))


def test_a_fact_is_declared_once() -> None:
    fact = "facts: {role: {values: {a: A}}}"
    told = faults_in(small_text(fact) + f"\n```terms\n{fact}\n```\n")
    assert any("fact 'role' is stated twice" in fault.message for fault in told)


def test_a_fault_prints_as_one_line() -> None:
    assert str(Fault(line=3, column=4, clause="2.1", message="It is wrong.", fix="Mend it.")) == (
        "3:4 (§ 2.1): It is wrong. Mend it."
    )
    assert str(Fault(line=1, column=1, clause=None, message="It is wrong.")) == "1:1: It is wrong."


def test_many_values_are_not_all_listed() -> None:
    plans = "plans: {" + ", ".join(f"p{i}: {{label: x}}" for i in range(100)) + "}"
    (fault,) = faults_in(small_text(f"{plans}\nqueue: {{say: x, when: {{plan: q}}}}"))
    assert fault.fix.endswith("… and 76 more.")
