"""A desk asks whom it knows to make an account, and a colleague asks another of the same customer; nobody else."""

from datetime import UTC, datetime

import pytest

from tests.support import account_mails
from tests.support.cast import BEFORE_ALL, Cast
from upheld.audit.facts import THE_DESK
from upheld.customers.actions import contacts, senders
from upheld.customers.models import Contact, Organisation
from upheld.workflows import invite_customer
from upheld.workflows.invite_customer import CannotInvite

AT = datetime(2026, 2, 28, 23, 30, tzinfo=UTC)


def known(cast: Cast, email: str, organisation: Organisation | None) -> Contact:
    return contacts.add_contact(
        cast.north, email=email, name="Lena", organisation=organisation, user=None, by=THE_DESK, at=BEFORE_ALL
    )


def test_a_desk_invites_whom_it_knows(cast: Cast) -> None:
    lena = known(cast, "lena@acme.example", cast.contact.organisation)
    invite_customer.invite_contact(lena, by=cast.agent.as_actor, at=AT)
    mail = account_mails.to("lena@acme.example")[0]
    assert "Ravi Menon" in mail
    assert "Acme" in mail


def test_who_has_an_account_is_not_asked_to_make_one(cast: Cast) -> None:
    with pytest.raises(CannotInvite):
        invite_customer.invite_contact(cast.contact, by=cast.agent.as_actor, at=AT)


def test_a_colleague_invites_another_of_the_same_customer(cast: Cast) -> None:
    known(cast, "lena@acme.example", cast.contact.organisation)
    invite_customer.invite_colleague(cast.contact, " Lena@acme.example ", at=AT)
    assert "Marta Lindqvist" in account_mails.to("lena@acme.example")[0]


def test_a_domain_that_the_customer_allowed_is_enough(cast: Cast) -> None:
    assert cast.contact.organisation is not None
    senders.allow(cast.contact.organisation, "acme.example", by=THE_DESK, at=BEFORE_ALL)
    invite_customer.invite_colleague(cast.contact, "new@acme.example", at=AT)
    assert Contact.objects.get(email="new@acme.example").organisation == cast.contact.organisation


@pytest.mark.attack(24, 25)
@pytest.mark.parametrize("email", ["eve@elsewhere.example", "jonas@customer.example", "no address"])
def test_nobody_gets_onto_a_customers_contract_at_a_colleagues_word(cast: Cast, email: str) -> None:
    with pytest.raises(CannotInvite):
        invite_customer.invite_colleague(cast.contact, email, at=AT)
    assert account_mails.to(email) == []


def test_who_writes_for_themselves_alone_has_no_colleagues(cast: Cast) -> None:
    alone = known(cast, "solo@elsewhere.example", None)
    with pytest.raises(CannotInvite):
        invite_customer.invite_colleague(alone, "eve@elsewhere.example", at=AT)


@pytest.mark.attack(9)
def test_a_day_has_an_end_to_invitations(cast: Cast) -> None:
    known(cast, "lena@acme.example", cast.contact.organisation)
    for _ in range(invite_customer.DAILY):
        invite_customer.invite_colleague(cast.contact, "lena@acme.example", at=AT)
    with pytest.raises(CannotInvite, match="enough"):
        invite_customer.invite_colleague(cast.contact, "lena@acme.example", at=AT)
