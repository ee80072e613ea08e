"""What screens and other rooms may know of customers."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Lower

from upheld.customers.models import Contact, Contract
from upheld.desks.models import Desk


def contact_with(desk: Desk, email: str) -> Contact | None:
    """Return a desk's contact with this address, in any case; asked in the way that the unique index answers."""
    contacts = Contact.objects.select_related("organisation", "desk").alias(folded=Lower("email"))
    return contacts.filter(desk=desk, folded=email.lower()).first()


def contacts_under_contract(desk: Desk, *, since: date, plans: Collection[str] | None) -> Sequence[Contact]:
    """Return the people of customers whose contract covers a day from `since` on, by address. One query.

    `plans` narrows it down to contracts on these; "" stands for a contract that names none; None is all of them.
    """
    covering = Contract.objects.filter(organisation=OuterRef("organisation"))
    covering = covering.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=since))
    if plans is not None:
        covering = covering.filter(plan__in=plans)
    contacts = Contact.objects.select_related("organisation").filter(Exists(covering), desk=desk)
    return list(contacts.order_by("email"))
