"""An account is tied to the contacts of the addresses that its person proved, and to no other."""

from datetime import UTC, datetime

import pytest

from tests.support.cast import Cast
from upheld.accounts.actions import people
from upheld.accounts.models import User
from upheld.audit.models import AuditEvent
from upheld.customers.actions import accounts, contacts
from upheld.customers.models import Contact

AT = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
ANA = "ana@elsewhere.example"


@pytest.fixture
def ana(cast: Cast) -> User:
    return people.add(ANA, name="Ana", zone="", at=AT)


@pytest.mark.attack(27)
def test_an_address_that_is_not_proved_ties_nothing(cast: Cast, ana: User) -> None:
    contacts.meet(cast.north, email=ANA, name="Ana", at=AT)
    assert accounts.tie(ana, at=AT) == 0
    people.address_is_theirs(ana)
    assert accounts.tie(ana, at=AT) == 1
    assert AuditEvent.objects.filter(subject="contact", verb="account tied", desk="integrato").exists()


@pytest.mark.attack(25)
@pytest.mark.parametrize(
    "like", ["ana@elsewhere.example.evil.example", "ana+x@elsewhere.example", "аna@elsewhere.example"]
)
def test_an_address_that_looks_alike_is_another(cast: Cast, ana: User, like: str) -> None:
    contacts.meet(cast.north, email=like, name="Eve", at=AT)
    people.address_is_theirs(ana)
    assert accounts.tie(ana, at=AT) == 0


def test_whoever_proved_an_address_is_met_as_themselves(cast: Cast, ana: User) -> None:
    people.address_is_theirs(ana)
    contacts.meet(cast.south, email="Ana@Elsewhere.example", name="A", at=AT)
    assert Contact.objects.get(user=ana).desk == cast.south


def test_untying_leaves_the_desks_what_they_know(cast: Cast, ana: User) -> None:
    people.address_is_theirs(ana)
    met = contacts.meet(cast.north, email=ANA, name="Ana", at=AT)
    assert accounts.untie(ana, at=AT) == 1
    kept = Contact.objects.get(pk=met.pk)
    assert (kept.user, kept.email, kept.name) == (None, ANA, "Ana")
