"""Whom a change concerns: the customers of the plans it names, or everyone where that cannot be told."""

import pytest

from servicelevel.agreement.compilation import compile_agreement
from servicelevel.agreement.concern import plans_concerned
from tests.support.agreements import shipped, small_text, text_of

P1 = "super-premium, priority: p1}, within: 1 business hour"
BETTER = (P1, P1.replace("1 business hour", "2 business hours"))
CASES = {
    "a promise to one plan": ([BETTER], {"super-premium"}),
    "no change at all": ([], set()),
    "a promise to whoever has no better one": ([("{priority: p1}, within: 1", "{priority: p1}, within: 3")], None),
    "what is assumed beside a promise": ([("have been published as plain hours", "were plain hours")], None),
    "a word": ([("A workaround counts", "Even a workaround counts")], None),
    "a promise to one plan, and a word": ([BETTER, ("A workaround counts", "Even a workaround counts")], None),
}


@pytest.mark.parametrize("case", CASES)
def test_a_change_concerns(case: str) -> None:
    changes, plans = CASES[case]
    text = text_of("integrato")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)

    assert plans_concerned(shipped("integrato"), compile_agreement(text)) == plans


def test_promises_in_another_order_concern_everyone() -> None:
    one, two = (
        f"      - {{when: {{plan: super-premium, priority: {p}}}, within: 1 business day, on: round-the-clock}}\n"
        for p in ("p3", "p1")
    )
    text = text_of("integrato").replace(one, two + one)
    swapped = text_of("integrato").replace(one, one + two)

    assert plans_concerned(compile_agreement(text), compile_agreement(swapped)) is None


def test_a_clause_that_is_new_concerns_everyone() -> None:
    short, long = compile_agreement(small_text()), compile_agreement(small_text() + "\n## 3 New\n\nWords.\n")

    assert plans_concerned(short, long) is None
    assert plans_concerned(long, short) is None
