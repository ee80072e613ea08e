"""The agreement language, chapter "Promises": a rule as it is written, a receipt, and what it promises.

The small agreement is open Monday to Friday, 09:00 to 12:00 and 13:00 to 17:00, in Paris; p2 is the default priority.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from servicelevel.clocks.promise import make_promise
from tests.support.agreements import small

PARIS = ZoneInfo("Europe/Paris")
MONDAY, FRIDAY, SATURDAY = "2026-11-23", "2026-11-20", "2026-11-21"

PARAGRAPHS = [
    # amounts
    ("elapsed time runs day and night", "within: 8 hours", f"{FRIDAY}T16:00", "2026-11-21T00:00"),
    ("business hours are spent while open", "within: 2 business hours", f"{FRIDAY}T16:00", f"{MONDAY}T10:00"),
    ("support hours are business hours", "within: 2 support hours", f"{FRIDAY}T16:00", f"{MONDAY}T10:00"),
    ("business minutes too", "within: 90 business minutes", f"{FRIDAY}T16:00", f"{MONDAY}T09:30"),
    ("business days end at the same time", "within: 1 business day", f"{FRIDAY}T16:00", f"{MONDAY}T16:00"),
    ("or at a closing", "within: 1 business day, days_end: end of day", f"{FRIDAY}T16:00", f"{MONDAY}T17:00"),
    # where counting begins
    ("from receipt", "within: 1 hour, counted_from: receipt", f"{SATURDAY}T12:00", f"{SATURDAY}T13:00"),
    ("from the next opening", "within: 1 hour, counted_from: next opening", f"{SATURDAY}T12:00", f"{MONDAY}T10:00"),
    ("at an opening that is now", "within: 1 hour, counted_from: next opening", f"{MONDAY}T09:00", f"{MONDAY}T10:00"),
    # a time of day
    ("by a time to come", "by: 08:00", f"{MONDAY}T03:00", f"{MONDAY}T08:00"),
    ("by a time tomorrow", "by: 08:00", f"{MONDAY}T08:00", "2026-11-24T08:00"),
    # words
    ("words are kept as they are", "words: Future release", f"{MONDAY}T08:00", "Future release"),
    # absence
    ("no promise is no promise", "promise: none", f"{MONDAY}T08:00", None),
    # conditions
    ("facts that hold", "when: {priority: [p1, p2]}, within: 1 hour", f"{MONDAY}T10:00", f"{MONDAY}T11:00"),
    ("facts that do not", "when: {priority: p1}, within: 1 hour", f"{MONDAY}T10:00", None),
    ("received inside", "when: {received: {inside: office}}, within: 1 hour", f"{MONDAY}T09:00", f"{MONDAY}T10:00"),
    ("not at closing", "when: {received: {inside: office}}, within: 1 hour", f"{MONDAY}T17:00", None),
    ("outside at closing", "when: {received: {outside: office}}, within: 1 hour", f"{MONDAY}T12:00", f"{MONDAY}T13:00"),
    (
        "between two times, half-open",
        "when: {received: {from: 22:00, until: 24:00}}, within: 1 hour",
        f"{MONDAY}T22:00",
        f"{MONDAY}T23:00",
    ),
    (
        "the end is not between",
        "when: {received: {from: 20:00, until: 22:00}}, within: 1 hour",
        f"{MONDAY}T22:00",
        None,
    ),
    (
        "between over midnight",
        "when: {received: {from: 22:00, until: 06:00}}, within: 1 hour",
        f"{MONDAY}T05:59",
        f"{MONDAY}T06:59",
    ),
]


@pytest.mark.parametrize(
    ("rule", "received", "promised"), [case[1:] for case in PARAGRAPHS], ids=[case[0] for case in PARAGRAPHS]
)
def test_a_rule_promises(rule: str, received: str, promised: str | None) -> None:
    terms = f"targets:\n  response_time:\n    strength: target\n    rules:\n      - {{{rule}}}"
    at = datetime.fromisoformat(received).replace(tzinfo=PARIS)
    targets = make_promise(small(terms), facts={}, at=at).targets
    told = [target.text or str(target.due and target.due.astimezone(PARIS))[:16] for target in targets]
    assert told == ([] if promised is None else [promised.replace("T", " ")])


def test_the_first_rule_that_matches_is_the_one_that_counts() -> None:
    terms = (
        "targets:\n  response_time:\n    strength: target\n    rules:\n"
        "      - {when: {priority: p2}, within: 1 hour}\n      - {within: 2 hours}"
    )
    at = datetime.fromisoformat(f"{MONDAY}T10:00").replace(tzinfo=PARIS)
    (target,) = make_promise(small(terms), facts={}, at=at).targets
    assert target.amount_words == "1 hour"
    (target,) = make_promise(small(terms), facts={"priority": "p1"}, at=at).targets
    assert target.amount_words == "2 hours"


def test_what_rules_share_is_stated_once_and_may_be_overridden() -> None:
    terms = (
        "targets:\n  response_time:\n    strength: target\n    rules:\n"
        "      - {when: {priority: p1}, within: 1 hour, strength: guaranteed}\n      - {within: 2 hours}"
    )
    at = datetime.fromisoformat(f"{MONDAY}T10:00").replace(tzinfo=PARIS)
    strengths = [
        make_promise(small(terms), facts={"priority": key}, at=at).targets[0].strength.value for key in ("p1", "p2")
    ]
    assert strengths == ["guaranteed", "target"]
