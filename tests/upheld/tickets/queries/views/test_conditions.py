"""Conditions are read with every fault at once, and each fault says what would be right."""

from datetime import timedelta

import pytest

from tests.support.cast import BEFORE_ALL, Cast
from upheld.audit.facts import THE_DESK
from upheld.tickets.models import Tag
from upheld.tickets.queries.facets import About, facet
from upheld.tickets.queries.views.conditions import (
    CONDITIONS_AT_MOST,
    VALUES_AT_MOST,
    BadConditions,
    Condition,
    amount_of,
    as_kept,
    checked,
)
from upheld.tickets.queries.views.known import known_on


def one(about: str, relation: str, *values: str) -> Condition:
    return Condition(about=about, relation=relation, values=values)


def faults(cast: Cast, *conditions: Condition) -> tuple[str, ...]:
    with pytest.raises(BadConditions) as refused:
        checked(conditions, known_on(cast.north, at=BEFORE_ALL))
    return refused.value.faults


def test_right_ones_are_kept_as_they_are_found(cast: Cast) -> None:
    assert cast.contact.organisation is not None
    Tag.objects.create(desk=cast.north, name="billing", made_at=BEFORE_ALL, made_by=THE_DESK.reference)
    written = (
        one("priority", "any", "p1", "p1", "p2"),
        one("customer", "none", "acme", cast.other_contact.email.upper()),
        one("due.response_time", "within", "1H 30m"),
        one("tag", "any", "Billing"),
        one("due", "past", "nonsense"),
    )

    found = checked(written, known_on(cast.north, at=BEFORE_ALL))

    acme, jonas = cast.contact.organisation.pk, cast.other_contact.pk
    assert found == (
        one("priority", "any", "p1", "p2"),
        one("customer", "none", facet(About.ORGANISATION, acme), facet(About.CONTACT, jonas)),
        one("due.response_time", "within", "1h 30m"),
        one("tag", "any", "billing"),
        one("due", "past"),
    )
    assert as_kept([condition.written for condition in found]) == found


def test_every_fault_is_said_at_once_with_its_place(cast: Cast) -> None:
    said = faults(
        cast,
        one("priority", "any", "p9"),
        one("weather", "any", "rain"),
        one("priority", "within", "p1"),
        one("due", "within", "soon"),
        one("kind", "any"),
        one("customer", "any", "Acne"),
        one("tag", "any", "nothing"),
    )

    assert [fault.partition(":")[0] for fault in said] == [f"Condition {place}" for place in range(1, 8)]
    assert "it knows p1, p2, p3, p4" in said[0]
    assert "priority, kind" in said[1]
    assert "any, none" in said[2]
    assert "30m, 2h or 1d" in said[3]
    assert "Kind" in said[4]
    assert "no customer is called “Acne”" in said[5]
    assert "no tag of this desk" in said[6]


def test_a_name_that_begins_alike_is_suggested(cast: Cast) -> None:
    assert "Did you mean Acme?" in faults(cast, one("customer", "any", "Acm"))[0]


def test_a_customer_of_another_desk_is_not_known_here(cast: Cast) -> None:
    with pytest.raises(BadConditions):
        checked([one("customer", "any", "Acme")], known_on(cast.south, at=BEFORE_ALL))


def test_there_is_an_end_to_conditions_and_to_values(cast: Cast) -> None:
    assert "at most" in faults(cast, *[one("priority", "any", "p1")] * (CONDITIONS_AT_MOST + 1))[0]
    many = [f"p{number}" for number in range(VALUES_AT_MOST + 1)]
    assert "at most" in faults(cast, one("priority", "any", *many))[0]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("30m", timedelta(minutes=30)),
        ("2h", timedelta(hours=2)),
        ("1d 12h", timedelta(days=1, hours=12)),
        ("1d12h5min", timedelta(days=1, hours=12, minutes=5)),
    ],
)
def test_amounts_are_read(text: str, amount: timedelta) -> None:
    assert amount_of(text) == amount


@pytest.mark.parametrize("text", ["", "0m", "2", "-2h", "2h ago", "9999h99999m", "367d", "١h", "2h" * 500])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"30m|a year"):
        amount_of(text)
