"""What screens and other rooms may know of customers."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Lower

from upheld.accounts.models import User
from upheld.customers.facts.senders import BadAddress, canonical_address, folded
from upheld.customers.models import AllowedSender, Contact, Contract, Organisation, Oversight
from upheld.desks.models import Desk


def contact_with(desk: Desk, email: str) -> Contact | None:
    """Return a desk's contact with this address, in any case; asked in the way that the unique index answers.

    An address that was found to be another person's second one is theirs.
    """
    contacts = Contact.objects.select_related("organisation", "desk", "merged_into__organisation", "merged_into__desk")
    found = contacts.alias(in_lower_case=Lower("email")).filter(desk=desk, in_lower_case=folded(email)).first()
    return found.merged_into or found if found else None


def organisation_allowing(desk: Desk, email: str) -> Organisation | None:
    """Return the customer who allowed an address, or else its domain; exactly that one, never one that looks alike."""
    try:
        address = canonical_address(email)
    except BadAddress:
        return None
    wanted = [address, address.rpartition("@")[2]]
    allowed = AllowedSender.objects.select_related("organisation").filter(desk=desk, value__in=wanted)
    found = {sender.value: sender.organisation for sender in allowed}
    return next((found[value] for value in wanted if value in found), None)


def oversights() -> QuerySet[Oversight]:
    """Return every oversight that counts: not ended, of a person who still asks for the customer that it names."""
    return Oversight.objects.filter(ended_at__isnull=True, organisation=F("contact__organisation"))


def oversees(contact: Contact) -> bool:
    """Say whether a person sees all tickets of their customer. One query."""
    return oversights().filter(contact=contact).exists()


def contacts_under_contract(desk: Desk, *, since: date, plans: Collection[str] | None) -> Sequence[Contact]:
    """Return the people of customers whose contract covers a day from `since` on, by address. One query.

    `plans` narrows it down to contracts on these; "" stands for a contract that names none; None is all of them.
    Nobody is told by an address that was merged into another, or that was erased.
    """
    covering = Contract.objects.filter(organisation=OuterRef("organisation"))
    covering = covering.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=since))
    if plans is not None:
        covering = covering.filter(plan__in=plans)
    contacts = Contact.objects.select_related("organisation", "user").filter(Exists(covering), desk=desk)
    return list(contacts.filter(merged_into__isnull=True, erasure__isnull=True).order_by("email"))


def plans_of_user(user: User, desk: str, *, at: datetime) -> frozenset[str]:
    """Return the plans that somebody's customer has on a desk, by its name, at an instant. One query."""
    covering = Contract.objects.filter(organisation__contacts__user=user, organisation__desk__name=desk)
    covering = covering.filter(starts_on__lte=at.date()).filter(Q(ends_on__isnull=True) | Q(ends_on__gt=at.date()))
    return frozenset(covering.exclude(plan="").values_list("plan", flat=True))
