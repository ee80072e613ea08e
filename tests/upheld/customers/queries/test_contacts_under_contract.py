"""Who is under contract, on which plans, from which day on."""

from datetime import date

import pytest

from tests.support.cast import Cast
from upheld.customers.models import Contract
from upheld.customers.queries import contacts_under_contract


@pytest.mark.parametrize(
    ("plans", "found"),
    [(None, ["Jonas Weber", "Marta Lindqvist"]), ({"super-premium"}, ["Marta Lindqvist"]), ({""}, ["Jonas Weber"])],
)
def test_contacts_under_contract(cast: Cast, plans: set[str] | None, found: list[str]) -> None:
    contacts = contacts_under_contract(cast.north, since=date(2026, 6, 1), plans=plans)

    assert [contact.name for contact in contacts] == found


def test_a_contract_that_has_ended_covers_nobody(cast: Cast) -> None:
    Contract.objects.filter(plan="super-premium").update(ends_on=date(2026, 6, 1))

    assert [c.name for c in contacts_under_contract(cast.north, since=date(2026, 6, 1), plans=None)] == ["Jonas Weber"]
    assert len(contacts_under_contract(cast.north, since=date(2026, 5, 31), plans=None)) == 2


def test_another_desk_has_other_customers(cast: Cast) -> None:
    assert contacts_under_contract(cast.south, since=date(2026, 6, 1), plans=None) == []
