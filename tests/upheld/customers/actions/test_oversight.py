"""Who sees all tickets of a customer: granted, ended, and bound to that customer."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from tests.support.cast import Cast
from upheld.customers.actions import details, oversight
from upheld.customers.actions.oversight import AsksForNobody
from upheld.customers.models import Contact, Oversight
from upheld.customers.queries import oversees

AT = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)


def grant(contact: Contact, cast: Cast) -> Oversight:
    return oversight.grant(contact, by=cast.agent.as_actor, at=AT)


def test_it_is_granted_once_and_ends(cast: Cast) -> None:
    assert grant(cast.contact, cast) == grant(cast.contact, cast)
    assert oversees(cast.contact)
    oversight.end(cast.contact, by=cast.agent.as_actor, at=AT)
    assert not oversees(cast.contact)


@pytest.mark.attack(20)
def test_whoever_asks_for_another_customer_from_now_on_sees_nothing_by_it(cast: Cast) -> None:
    grant(cast.contact, cast)
    other = cast.other_contact.organisation
    changed = {"name": "Marta", "email": cast.contact.email, "phone": "", "organisation": other}
    moved = details.edit_contact(cast.contact, **changed, by=cast.agent.as_actor, at=AT)
    assert not oversees(moved)
    assert grant(moved, cast).organisation == other
    assert Oversight.objects.filter(contact=moved, ended_at__isnull=True).count() == 1


def test_nobody_oversees_who_asks_for_no_customer(cast: Cast) -> None:
    Contact.objects.filter(pk=cast.contact.pk).update(organisation=None)
    with pytest.raises(AsksForNobody):
        grant(cast.contact, cast)


def test_the_database_refuses_two_at_once_and_an_end_by_nobody(cast: Cast) -> None:
    row = {
        "contact": cast.contact,
        "organisation": cast.contact.organisation,
        "granted_at": AT,
        "granted_by": "agent:1",
    }
    Oversight.objects.create(**row)
    with pytest.raises(IntegrityError, match="oversight_one_at_a_time"), transaction.atomic():
        Oversight.objects.create(**row)
    with pytest.raises(IntegrityError, match="oversight_ended_at_with_by"), transaction.atomic():
        Oversight.objects.update(ended_at=AT)
