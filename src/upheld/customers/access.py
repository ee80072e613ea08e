"""The only way a surface gets a contact; nobody gets one that is not themselves. And contracts, for the desk."""

from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from upheld.accounts.models import User
from upheld.customers.models import Contact, Contract
from upheld.desks.access import NotFound
from upheld.desks.models import Desk


def contact_of(user: User | AnonymousUser, desk: Desk) -> Contact | None:
    """Return the contact that a signed-in person is on a desk; None for a stranger to it."""
    if not isinstance(user, User):
        return None
    return Contact.objects.select_related("organisation").filter(desk=desk, user=user).first()


def contact_on_desk(desk: Desk, public_id: UUID) -> Contact:
    """Return one of a desk's contacts."""
    found = Contact.objects.select_related("organisation", "desk").filter(desk=desk, public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def contract_on_desk(desk: Desk, pk: int) -> Contract:
    """Return a contract of one of a desk's customers."""
    return _the_one(Contract.objects.filter(organisation__desk=desk, pk=pk))


def contract_numbered(desk: Desk, number: str) -> Contract:
    """Return the one contract with this number among a desk's customers; NotFound if there are several, too."""
    return _the_one(Contract.objects.filter(organisation__desk=desk, number=number))


def _the_one(contracts: QuerySet[Contract]) -> Contract:
    found = list(contracts.select_related("organisation__desk")[:2])
    if len(found) != 1:
        raise NotFound
    return found[0]
