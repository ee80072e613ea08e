"""A situation in a few words: facts in any order, a moment, and what is said of words that name nothing."""

from datetime import UTC, datetime

import pytest

from servicelevel.agreement.example_words import UnreadableExample
from servicelevel.agreement.situation_words import LONGEST_SITUATION, read_situation
from servicelevel.agreement.terms import Agreement
from tests.support.shipped import agreement

# A Sunday.
PRESENT = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
FRIDAY = datetime(2026, 11, 27, 16, 40, tzinfo=UTC)


@pytest.fixture(scope="module")
def integrato() -> Agreement:
    return agreement("integrato")


@pytest.mark.parametrize(
    "words",
    [
        "P2, Friday 16:40, super-premium",
        "super-premium p2 on friday at 16:40",
        "A P2 super-premium ticket raised on Friday 27 November 2026 at 16:40",
        "A P2 from a super-premium customer received on Friday 16:40 is answered by Monday 10:30.",
    ],
)
def test_facts_and_the_moment_stand_in_any_order(integrato: Agreement, words: str) -> None:
    told = read_situation(words, agreement=integrato, at=PRESENT)

    assert told.facts == {"priority": "p2", "plan": "super-premium"}
    assert told.received_at == FRIDAY


def test_without_a_moment_it_is_the_present(integrato: Agreement) -> None:
    told = read_situation("p1", agreement=integrato, at=PRESENT)

    assert told.facts == {"priority": "p1"}
    assert told.received_at == PRESENT


def test_an_hour_may_have_one_digit(integrato: Agreement) -> None:
    told = read_situation("Monday 9:05", agreement=integrato, at=PRESENT)

    assert told.received_at == datetime(2026, 11, 23, 9, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("P2, premium", "did you mean “super-premium”"),
        ("P2 on Friday 28 November 2026 at 16:40", "is a Saturday"),
        ("p1 " * LONGEST_SITUATION, "at most"),
    ],
)
def test_words_that_name_nothing_are_refused_with_what_would_do(integrato: Agreement, words: str, says: str) -> None:
    with pytest.raises(UnreadableExample, match=says):
        read_situation(words, agreement=integrato, at=PRESENT)
