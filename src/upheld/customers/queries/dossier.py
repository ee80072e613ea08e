"""All that a page says of one customer, or of one person; their tickets are asked of `tickets`."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from upheld.accounts.models import User
from upheld.catalogue.models import Service
from upheld.customers.models import (
    AllowedSender,
    Contact,
    ContactMerge,
    Contract,
    CustomerNote,
    Organisation,
    OrganisationMerge,
)
from upheld.customers.queries.listing import PEOPLE_LISTED
from upheld.desks.models import Desk

# The most that a page lists of each kind beside the people.
LISTED = 50


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganisationDossier:
    """What is known of one customer."""

    contracts: Sequence[Contract]
    people: Sequence[Contact]
    # whether there are more people than are listed
    more_people: bool
    senders: Sequence[AllowedSender]
    notes: Sequence[CustomerNote]
    # customers that turned out to be this one, newest first
    merges: Sequence[OrganisationMerge]


@dataclass(frozen=True, kw_only=True, slots=True)
class ContactDossier:
    """What is known of one person."""

    notes: Sequence[CustomerNote]
    # people who turned out to be this one, newest first
    merges: Sequence[ContactMerge]


def organisation_dossier(organisation: Organisation) -> OrganisationDossier:
    """Return what a customer's page says: six queries, whatever its size."""
    contracts = Contract.objects.filter(organisation=organisation).select_related("account_manager")
    people = Contact.objects.filter(organisation=organisation, merged_into__isnull=True).order_by("name", "id")
    found = list(people[: PEOPLE_LISTED + 1])
    senders = AllowedSender.objects.filter(organisation=organisation).order_by("kind", "value")
    merges = OrganisationMerge.objects.filter(kept=organisation, undone_at__isnull=True).select_related("merged")
    return OrganisationDossier(
        contracts=list(contracts.prefetch_related("services").order_by("-starts_on", "-id")[:LISTED]),
        people=found[:PEOPLE_LISTED],
        more_people=len(found) > PEOPLE_LISTED,
        senders=list(senders[:LISTED]),
        notes=list(CustomerNote.objects.filter(organisation=organisation).order_by("-written_at", "-id")[:LISTED]),
        merges=list(merges.order_by("-merged_at", "-id")[:LISTED]),
    )


def contact_dossier(contact: Contact) -> ContactDossier:
    """Return what a person's page says: two queries."""
    merges = ContactMerge.objects.filter(kept=contact, undone_at__isnull=True).select_related("merged")
    return ContactDossier(
        notes=list(CustomerNote.objects.filter(contact=contact).order_by("-written_at", "-id")[:LISTED]),
        merges=list(merges.order_by("-merged_at", "-id")[:LISTED]),
    )


def services_of(desk: Desk, *, of: Contract | None = None) -> Sequence[Service]:
    """Return the services of a desk that a contract may cover, by name, retired ones if it has them. One query."""
    offered = Q(retired_at__isnull=True)
    if of is not None:
        offered |= Q(pk__in=of.services.values("pk"))
    return list(Service.objects.filter(offered, desk=desk).order_by("name"))


def may_be_account_manager(contract: Contract | None, agents: Sequence[User]) -> Sequence[User]:
    """Return who may look after a customer: who answers on the desk, and who does so far."""
    present = contract.account_manager if contract else None
    return [*agents, present] if present is not None and present not in agents else list(agents)
