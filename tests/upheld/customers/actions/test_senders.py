"""Who writes from an allowed address or domain belongs to that customer: exactly that one, never one like it."""

from datetime import UTC, datetime

import pytest

from tests.support.cast import Cast
from upheld.audit.facts import THE_DESK
from upheld.audit.models import AuditEvent
from upheld.customers.actions import contacts, senders
from upheld.customers.models import AllowedSender, Contact, Organisation

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def acme(cast: Cast) -> Organisation:
    organisation = cast.contact.organisation
    assert organisation is not None
    senders.allow(organisation, "@Acme.example", by=THE_DESK, at=AT)
    senders.allow(organisation, "boss@elsewhere.example", by=THE_DESK, at=AT)
    return organisation


@pytest.mark.parametrize("email", ["new@acme.example", "New+Bills@ACME.example", "boss@elsewhere.example"])
def test_whoever_is_new_and_allowed_belongs_to_the_customer(acme: Organisation, email: str) -> None:
    assert contacts.meet(acme.desk, email=email, name="New", at=AT).organisation == acme


@pytest.mark.attack(25)
@pytest.mark.parametrize(
    "email",
    [
        "new@evil-acme.example",
        "new@acme.example.evil.net",
        "new@sub.acme.example",
        "new@acme.exampl",
        "new@аcme.example",  # a Cyrillic a
        "new@ａcme.example",  # a wide a
        "new@acme.example.",
        "other@elsewhere.example",
        "boss+x@elsewhere.example",
        "acme.example@evil.net",
    ],
)
def test_whoever_only_looks_like_it_belongs_to_nobody(acme: Organisation, email: str) -> None:
    assert contacts.meet(acme.desk, email=email, name="New", at=AT).organisation is None


def test_an_allowed_domain_counts_on_its_own_desk_only(acme: Organisation, cast: Cast) -> None:
    assert contacts.meet(cast.south, email="new@acme.example", name="New", at=AT).organisation is None


def test_whoever_is_known_stays_where_they_are(acme: Organisation, cast: Cast) -> None:
    known = Contact.objects.create(desk=cast.north, email="known@acme.example", name="Known")

    assert contacts.meet(cast.north, email="known@acme.example", name="Known", at=AT) == known
    assert known.organisation is None


def test_what_is_withdrawn_lets_nobody_in(acme: Organisation, cast: Cast) -> None:
    senders.withdraw(AllowedSender.objects.get(value="acme.example"), by=THE_DESK, at=AT)

    assert contacts.meet(cast.north, email="new@acme.example", name="New", at=AT).organisation is None


def test_the_record_holds_no_persons_address(acme: Organisation) -> None:
    facts = [event.facts for event in AuditEvent.objects.filter(verb="sender allowed").order_by("id")]

    assert facts == [{"domain": "acme.example"}, {"kind": "address"}]
