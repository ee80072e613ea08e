"""Two customers, or two people, become one and can be parted again within days."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.support import builders
from tests.support.cast import Cast
from upheld.accounts.models import User
from upheld.audit.facts import THE_DESK
from upheld.customers.access import contact_of
from upheld.customers.actions import contacts, notes, senders
from upheld.customers.actions import merge_refusals as refusals
from upheld.customers.actions.refusals import NumberTaken
from upheld.customers.models import Contact, Contract, Organisation
from upheld.customers.queries import contact_with
from upheld.tickets.models import Ticket, TrackingLink
from upheld.workflows import merge_customers as workflow

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
LATER = AT + timedelta(days=3)


@pytest.fixture
def acme(cast: Cast) -> Organisation:
    assert cast.contact.organisation
    return cast.contact.organisation


@pytest.fixture
def globex(cast: Cast) -> Organisation:
    assert cast.other_contact.organisation
    return cast.other_contact.organisation


def stranger(cast: Cast, name: str = "Marta L.", **told: object) -> Contact:
    email = f"{name.split()[0].lower()}@second.example"
    said = {"organisation": None, "user": None, **told}
    return contacts.add_contact(cast.north, email=email, name=name, by=THE_DESK, at=AT, **said)  # type: ignore[arg-type]


def test_all_that_belongs_to_a_customer_moves_and_goes_back(
    cast: Cast, acme: Organisation, globex: Organisation
) -> None:
    ticket = builders.ticket(cast.other_contact, at=AT, priority="p2")
    senders.allow(globex, "globex.example", by=THE_DESK, at=AT)
    notes.write(globex, "Calls on Mondays.", by=THE_DESK, at=AT)
    contract = Contract.objects.get(organisation=globex)

    merge = workflow.merge_customers(acme, globex, by=THE_DESK, at=AT)
    since = builders.ticket(Contact.objects.get(pk=cast.other_contact.pk), at=LATER, subject="Since", priority="p2")
    of_acme = builders.ticket(cast.contact, at=LATER, subject="Acme's own", priority="p2")

    assert set(Ticket.objects.filter(organisation=acme)) == {ticket, since, of_acme}
    assert (ticket.contract, acme.contracts.count(), acme.notes.count()) == (contract, 2, 1)
    assert acme.allowed_senders.get().value == "globex.example"
    globex.refresh_from_db()
    assert globex.merged_into == acme

    workflow.part_customers(merge, by=THE_DESK, at=LATER)

    globex.refresh_from_db()
    assert globex.merged_into is None
    assert set(Ticket.objects.filter(organisation=globex)) == {ticket, since}
    assert list(Ticket.objects.filter(organisation=acme)) == [of_acme]
    assert (globex.contracts.count(), globex.notes.count(), globex.allowed_senders.count()) == (1, 1, 1)
    assert globex.contacts.get() == cast.other_contact


def test_a_merge_is_undone_once_and_within_days(acme: Organisation, globex: Organisation) -> None:
    merge = workflow.merge_customers(acme, globex, by=THE_DESK, at=AT)

    with pytest.raises(refusals.TooLateToUndo):
        workflow.part_customers(merge, by=THE_DESK, at=AT + refusals.UNDO_FOR + timedelta(seconds=1))
    workflow.part_customers(merge, by=THE_DESK, at=AT + refusals.UNDO_FOR)
    with pytest.raises(refusals.UndoneAlready):
        workflow.part_customers(merge, by=THE_DESK, at=AT + refusals.UNDO_FOR)


def test_merges_are_undone_in_turn(cast: Cast, acme: Organisation, globex: Organisation) -> None:
    third = builders.organisation(cast.north, "Third", at=AT)
    first = workflow.merge_customers(acme, globex, by=THE_DESK, at=AT)
    second = workflow.merge_customers(third, acme, by=THE_DESK, at=AT)
    globex.refresh_from_db()
    assert globex.merged_into == third

    with pytest.raises(refusals.MergedFurther):
        workflow.part_customers(first, by=THE_DESK, at=AT)
    workflow.part_customers(second, by=THE_DESK, at=AT)
    workflow.part_customers(first, by=THE_DESK, at=AT)

    assert set(Organisation.objects.filter(merged_into__isnull=True, desk=cast.north)) == {acme, globex, third}


def test_what_cannot_be_one_customer_is_refused(cast: Cast, acme: Organisation, globex: Organisation) -> None:
    Contract.objects.update(number="C-1")

    with pytest.raises(NumberTaken):
        workflow.merge_customers(acme, globex, by=THE_DESK, at=AT)
    with pytest.raises(refusals.SameOne):
        workflow.merge_customers(acme, acme, by=THE_DESK, at=AT)
    with pytest.raises(KeyError):  # a customer of another desk is not even found
        workflow.merge_customers(acme, builders.organisation(cast.south, "South", at=AT), by=THE_DESK, at=AT)

    assert not Organisation.objects.filter(merged_into__isnull=False).exists()


def test_a_second_address_becomes_the_persons(cast: Cast) -> None:
    second = stranger(cast)
    ticket = builders.ticket(second, at=AT, priority="p2")

    merge = workflow.merge_people(cast.contact, second, by=THE_DESK, at=AT)

    assert contact_with(cast.north, "MARTA@second.example") == cast.contact
    assert builders.ticket(second, at=LATER, subject="Again", priority="p2").contact == cast.contact
    ticket.refresh_from_db()
    assert ticket.contact == cast.contact
    assert TrackingLink.objects.filter(ticket=ticket).get().contact == cast.contact

    workflow.part_people(merge, by=THE_DESK, at=LATER)

    ticket.refresh_from_db()
    assert ticket.contact == second
    assert contact_with(cast.north, "marta@second.example") == second


def test_an_account_follows_to_whoever_has_none(cast: Cast) -> None:
    user = User.objects.create_user("marta@second.example", name="Marta L.", joined_at=AT)
    alone = stranger(cast, name="Nobody Yet")
    second = stranger(cast, user=user)

    merge = workflow.merge_people(alone, second, by=THE_DESK, at=AT)
    assert contact_of(user, cast.north) == alone

    workflow.part_people(merge, by=THE_DESK, at=AT)
    assert contact_of(user, cast.north) == second


@pytest.mark.attack(24)
def test_nobody_comes_to_see_the_tickets_of_another_customer(cast: Cast) -> None:
    with pytest.raises(refusals.OfDifferentCustomers):
        workflow.merge_people(cast.contact, cast.other_contact, by=THE_DESK, at=AT)


def test_nobody_with_an_account_is_shut_out(cast: Cast) -> None:
    user = User.objects.create_user("marta@second.example", name="Marta L.", joined_at=AT)

    with pytest.raises(refusals.BothSignIn):
        workflow.merge_people(cast.contact, stranger(cast, user=user), by=THE_DESK, at=AT)
