"""A mailed link makes, opens or enlarges an account; what desks know of an address is its reader's, and not before."""

from datetime import UTC, datetime

import pytest
from allauth.account.models import EmailAddress

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from upheld.accounts.actions import links, people
from upheld.accounts.facts import the_installation
from upheld.accounts.models import MailedLink, User
from upheld.audit.facts import THE_DESK
from upheld.customers.actions import contacts
from upheld.customers.models import Contact
from upheld.workflows import enter_account

AT = datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
ANA = "ana@customer.example"


def link_to(email: str) -> MailedLink:
    links.offer_account(links.Asked(email=email, sender=the_installation(), onwards=""), by=THE_DESK, at=AT)
    return MailedLink.objects.latest("pk")


def known_on_both(cast: Cast) -> list[Contact]:
    return [contacts.meet(desk, email=ANA, name="Ana", at=BEFORE_ALL) for desk in (cast.north, cast.south)]


@pytest.mark.attack(26, 27)
def test_until_the_link_is_pressed_nobody_has_an_account(cast: Cast) -> None:
    before = User.objects.count()
    link_to(ANA)
    assert User.objects.count() == before
    assert not EmailAddress.objects.filter(email=ANA).exists()


def test_an_account_is_tied_to_the_contacts_of_its_address_on_every_desk(cast: Cast) -> None:
    known_on_both(cast)
    user = enter_account.make_account(link_to(ANA), name=" Ana  Lopes ", language="pt-br", at=AT)

    assert (user.name, user.language, user.has_usable_password()) == ("Ana Lopes", "pt-br", False)
    assert set(Contact.objects.filter(user=user).values_list("desk__name", flat=True)) == {"integrato", "interworx"}
    assert EmailAddress.objects.get(user=user).verified


def test_a_contact_that_has_an_account_keeps_it(cast: Cast) -> None:
    theirs = cast.contact.user
    assert theirs is not None
    enter_account.make_account(link_to(ANA), name="Ana", language="en", at=AT)
    assert Contact.objects.get(pk=cast.contact.pk).user == theirs


@pytest.mark.attack(26)
def test_a_link_makes_one_account(cast: Cast) -> None:
    link = link_to(ANA)
    enter_account.make_account(link, name="Ana", language="en", at=AT)
    with pytest.raises(enter_account.HasAccount):
        enter_account.make_account(link, name="Eve", language="en", at=AT)
    assert User.objects.get(email=ANA).name == "Ana"


def test_who_is_new_says_what_they_are_called(cast: Cast) -> None:
    with pytest.raises(enter_account.NamelessPerson):
        enter_account.make_account(link_to(ANA), name="  ", language="en", at=AT)
    assert MailedLink.objects.get().used_at is None


@pytest.mark.attack(26)
def test_a_link_signs_in_once_and_voids_the_others(cast: Cast) -> None:
    email = cast.agent.email
    first, second = link_to(email), link_to(email)
    assert enter_account.enter(second, at=AT) == cast.agent
    for used in (first, second):
        with pytest.raises(links.NoLongerOpen):
            enter_account.enter(used, at=AT)


def test_nobody_is_signed_in_to_an_account_that_was_shut_meanwhile(cast: Cast) -> None:
    link = link_to(cast.agent.email)
    User.objects.filter(pk=cast.agent.pk).update(is_active=False)
    with pytest.raises(links.NoLongerOpen):
        enter_account.enter(link, at=AT)


def test_one_more_address_brings_what_desks_know_under_it(cast: Cast) -> None:
    foreign = contacts.meet(cast.south, email=ANA, name="Ana", at=BEFORE_ALL)
    marta = cast.contact.user
    assert marta is not None
    links.add_address(marta, links.Asked(email=ANA, sender=the_installation(), onwards=""), at=AT)
    link = MailedLink.objects.get()
    assert Contact.objects.get(pk=foreign.pk).user is None

    enter_account.prove_address(link, marta, at=AT)

    assert Contact.objects.get(pk=foreign.pk).user == marta
    assert enter_account.enter(link_to(ANA), at=AT) == marta


@pytest.mark.attack(27)
def test_an_address_that_somebody_has_is_given_to_nobody_else(cast: Cast) -> None:
    marta = cast.contact.user
    assert marta is not None
    people.address_is_theirs(cast.agent)
    links.add_address(marta, links.Asked(email=cast.agent.email, sender=the_installation(), onwards=""), at=AT)
    with pytest.raises(people.AddressTaken):
        enter_account.prove_address(MailedLink.objects.get(), marta, at=AT)
    assert MailedLink.objects.get().used_at is None


def test_a_person_is_one_customer_of_a_desk_even_with_two_addresses_there(cast: Cast) -> None:
    second = contacts.meet(cast.north, email=ANA, name="Marta", at=BEFORE_ALL)
    marta = cast.contact.user
    assert marta is not None
    people.one_more_address(marta, ANA, at=AT)
    builders.contact(cast.south, "Ana Other", organisation=None, at=AT)
    links.add_address(marta, links.Asked(email="x@y.example", sender=the_installation(), onwards=""), at=AT)
    enter_account.prove_address(MailedLink.objects.get(), marta, at=AT)
    assert Contact.objects.get(pk=second.pk).user is None
