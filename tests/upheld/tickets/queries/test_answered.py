"""Answers to the intake form, as customer and desk read them."""

import pytest

from tests.support import shipped
from upheld.tickets.queries.answered import answered, in_words


@pytest.mark.parametrize(
    ("value", "kind", "words"),
    [
        ("2028-02-29", "date", "29 February 2028"),
        ("2026-11-22 11:30", "datetime", "22 November 2026, 11:30"),
        ("some time in May", "date", "some time in May"),
        (True, "checkbox", "Yes"),
        (["Offline", "Hacked"], "checklist", "Offline, Hacked"),
        ("2028-02-29", "text", "2028-02-29"),
    ],
)
def test_every_kind_is_read_in_words(value: object, kind: str, words: str) -> None:
    assert in_words(value, kind) == words


def test_they_stand_in_the_agreements_order_and_nothing_is_left_unsaid() -> None:
    told = {"hosts": "vps-12", "started": "2026-11-22 11:30", "description": "", "reasons": []}
    assert answered(told, shipped.agreement("intesys")) == (
        ("When did it start?", "22 November 2026, 11:30"),
        ("Server addresses or host names", "vps-12"),
    )
