"""The only way a surface gets a customer's rows: a person gets their own, those who work on a desk get its."""

from typing import TypeVar
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, QuerySet

from upheld.accounts.models import User
from upheld.customers.models import (
    AllowedSender,
    Contact,
    ContactMerge,
    Contract,
    CustomerImport,
    CustomerNote,
    Organisation,
    OrganisationMerge,
    Website,
)
from upheld.desks.access import NotFound
from upheld.desks.models import Desk, Membership

Row = TypeVar("Row", bound=Model)


def contact_of(user: User | AnonymousUser, desk: Desk) -> Contact | None:
    """Return the contact that a signed-in person is on a desk; None for a stranger to it."""
    if not isinstance(user, User):
        return None
    return Contact.objects.select_related("organisation").filter(desk=desk, user=user).first()


def organisation_of_member(member: Membership, pk: int) -> Organisation:
    """Return a customer of the desk on which a membership was found; what it permits was checked there."""
    return _found(Organisation.objects.select_related("desk", "merged_into").filter(desk=member.desk, pk=pk).first())


def contact_of_member(member: Membership, pk: int) -> Contact:
    """Return a person whom the desk of a membership knows."""
    contacts = Contact.objects.select_related("desk", "organisation", "merged_into", "user", "erasure")
    return _found(contacts.filter(desk=member.desk, pk=pk).first())


def sender_of(organisation: Organisation, pk: int) -> AllowedSender:
    """Return an address or domain that a customer allowed."""
    senders = AllowedSender.objects.select_related("organisation__desk")
    return _found(senders.filter(organisation=organisation, pk=pk).first())


def website_of_desk(desk: Desk, pk: int) -> Website:
    """Return a website that may show a desk's form; one that was withdrawn is none."""
    return _found(_allowed_websites(desk).filter(pk=pk).first())


def website_at(desk: Desk, origin: str) -> Website:
    """Return the website with this origin that may show a desk's form."""
    return _found(_allowed_websites(desk).filter(origin=origin).first())


def note_of_member(member: Membership, pk: int) -> CustomerNote:
    """Return a note about a customer of a desk, or about one of its people."""
    notes = CustomerNote.objects.select_related("organisation__desk", "contact__desk")
    note = _found(notes.filter(pk=pk).first())
    about = note.organisation or note.contact
    if about is None or about.desk_id != member.desk_id:
        raise NotFound
    return note


def organisation_merge_of_member(member: Membership, pk: int) -> OrganisationMerge:
    """Return a merge of two customers of a desk, undone or not."""
    merges = OrganisationMerge.objects.select_related("kept__desk", "merged")
    return _found(merges.filter(kept__desk=member.desk, pk=pk).first())


def contact_merge_of_member(member: Membership, pk: int) -> ContactMerge:
    """Return a merge of two people whom a desk knows, undone or not."""
    merges = ContactMerge.objects.select_related("kept__desk", "merged")
    return _found(merges.filter(kept__desk=member.desk, pk=pk).first())


def import_of_member(member: Membership, pk: int) -> CustomerImport:
    """Return a file of customers that was uploaded on a desk."""
    return _found(CustomerImport.objects.select_related("desk").filter(desk=member.desk, pk=pk).first())


def contact_on_desk(desk: Desk, public_id: UUID) -> Contact:
    """Return one of a desk's contacts; one that was merged is the one they turned out to be."""
    contacts = Contact.objects.select_related("organisation", "desk", "merged_into__organisation", "merged_into__desk")
    found = _found(contacts.filter(desk=desk, public_id=public_id).first())
    return found.merged_into or found


def contract_on_desk(desk: Desk, pk: int) -> Contract:
    """Return a contract of one of a desk's customers."""
    return _the_one(Contract.objects.filter(organisation__desk=desk, pk=pk))


def contract_numbered(desk: Desk, number: str) -> Contract:
    """Return the one contract with this number among a desk's customers; NotFound if there are several, too."""
    return _the_one(Contract.objects.filter(organisation__desk=desk, number=number))


def _allowed_websites(desk: Desk) -> QuerySet[Website]:
    websites = Website.objects.select_related("desk", "organisation")
    return websites.filter(desk=desk, withdrawn_at__isnull=True)


def _found(row: Row | None) -> Row:
    if row is None:
        raise NotFound
    return row


def _the_one(contracts: QuerySet[Contract]) -> Contract:
    found = list(contracts.select_related("organisation__desk", "account_manager")[:2])
    if len(found) != 1:
        raise NotFound
    return found[0]
