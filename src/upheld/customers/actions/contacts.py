"""Meeting customers: organisations, their people, their contracts."""

from datetime import date, datetime

from django.db import transaction

from upheld.accounts.models import User
from upheld.accounts.queries import proved_reader_of
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.customers.actions import accounts, contracts
from upheld.customers.actions.refusals import refusing_repeats
from upheld.customers.facts.senders import folded
from upheld.customers.models import Contact, Contract, Organisation
from upheld.customers.queries import contact_with, organisation_allowing
from upheld.desks.models import Desk


@transaction.atomic
def add_organisation(desk: Desk, *, name: str, by: Actor, at: datetime) -> Organisation:
    """Add a customer of a desk. Raises NameTaken."""
    with refusing_repeats():
        row = Organisation.objects.create(desk=desk, name=name)
    record("organisation", row.pk, "added", desk=desk.name, by=by, at=at, facts={"name": name})
    return row


@transaction.atomic
def add_contract(
    organisation: Organisation,
    *,
    number: str,
    plan: str,
    licence: str,
    starts_on: date,
    ends_on: date | None,
    by: Actor,
    at: datetime,
) -> Contract:
    """Write down what an organisation bought, without services or account manager. Raises NumberTaken."""
    terms = contracts.Terms(
        number=number, licence=licence, starts_on=starts_on, ends_on=ends_on, services=(), account_manager=None
    )
    return contracts.add(organisation, terms, plan=plan, by=by, at=at)


@transaction.atomic
def add_contact(
    desk: Desk,
    *,
    email: str,
    name: str,
    organisation: Organisation | None,
    user: User | None,
    by: Actor,
    at: datetime,
    phone: str = "",
) -> Contact:
    """Add a person who may ask, with what is known of them. Raises AddressTaken."""
    with refusing_repeats():
        row = Contact.objects.create(
            desk=desk, email=folded(email), name=name, organisation=organisation, user=user, phone=phone
        )
    record("contact", row.pk, "added", desk=desk.name, by=by, at=at)
    return row


def meet(desk: Desk, *, email: str, name: str, at: datetime, language: str = "") -> Contact:
    """Return the desk's contact with this address, added if new; a known contact's name and language stay theirs.

    `language` is the one in which they read our page, where they came by one. Someone new belongs to the customer who
    allowed their address or its domain, if one did; to whoever proved that the address is theirs, it is theirs at once.
    """
    known = contact_with(desk, email)
    if known is not None:
        return known
    allowed = organisation_allowing(desk, email)
    fresh = Contact(desk=desk, email=folded(email), name=name, organisation=allowed, language=language)
    Contact.objects.bulk_create([fresh], ignore_conflicts=True)
    met = Contact.objects.select_related("organisation").get(desk=desk, email=fresh.email)
    record("contact", met.pk, "added", desk=desk.name, by=met.as_actor, at=at)
    if reader := proved_reader_of(fresh.email):
        accounts.tie(reader, at=at)
    return met
