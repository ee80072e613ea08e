"""The desks, agents and customers of the corpus."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random

from servicelevel.agreement import terms
from upheld.accounts.actions import people as accounts
from upheld.accounts.models import User
from upheld.agreements.facts import in_force, meaning_of
from upheld.agreements.models import AgreementVersion
from upheld.audit.facts import THE_DESK
from upheld.customers.models import Contact, Contract, Organisation
from upheld.demo import desks
from upheld.desks.actions import people
from upheld.desks.models import Desk, Membership
from upheld.desks.queries import all_desks
from upheld.tickets.models import Tag

AGENTS_PER_DESK = 6
ORGANISATIONS_PER_DESK = 160
CONTACTS_PER_ORGANISATION = 6
TAGS_PER_DESK = 200
_THINGS = ("billing", "import", "feed", "login", "mail", "panel", "print", "stock", "sync", "upgrade")
_FIRST = ("Ada", "Bela", "Caio", "Dunja", "Emre", "Fleur", "Goran", "Hiba", "Ivo", "Jule", "Kofi", "Lena", "Milo")
_LAST = ("Adler", "Brandt", "Costa", "Dahl", "Eriksen", "Faro", "Gomes", "Haas", "Ilic", "Jensen", "Kumar", "Lund")


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """One desk with everyone who writes there."""

    desk: Desk
    # As of when the corpus is written.
    at: datetime
    version: AgreementVersion
    agreement: terms.Agreement
    agents: Sequence[User]
    # Customers by the plan that they bought.
    contacts: Mapping[str, Sequence[Contact]]
    # Contracts by the number of the organisation.
    contracts: Mapping[int, Contract]
    # The desk's tags, the most used first.
    tags: Sequence[Tag]


def places(*, chance: Random, at: datetime) -> Sequence[Place]:
    """Return every desk, furnished with agents and customers; the five are opened where none is."""
    found = all_desks() or [desks.open_one(plan, at=at) for plan in desks.PLANS]
    return [_furnished(desk, chance=chance, at=at) for desk in found]


def _furnished(desk: Desk, *, chance: Random, at: datetime) -> Place:
    version = in_force(desk, at=at)
    agreement = meaning_of(version)
    agents = [_agent(desk, number, chance=chance, at=at) for number in range(AGENTS_PER_DESK)]
    organisations = Organisation.objects.bulk_create(
        [
            Organisation(desk=desk, name=f"{chance.choice(_LAST)} {number} Ltd")
            for number in range(ORGANISATIONS_PER_DESK)
        ]
    )
    plans = [term.key for term in agreement.plans] or [""]
    contracts = Contract.objects.bulk_create([_contract(one, agreement, chance.choice(plans)) for one in organisations])
    contacts = Contact.objects.bulk_create(
        [
            _contact(desk, organisation, number, chance)
            for organisation in organisations
            for number in range(CONTACTS_PER_ORGANISATION)
        ]
    )
    bought = {contract.organisation_id: contract for contract in contracts}
    return Place(
        desk=desk,
        at=at,
        version=version,
        agreement=agreement,
        agents=agents,
        contacts={plan: [one for one in contacts if bought[one.organisation_id or 0].plan == plan] for plan in plans},
        contracts=bought,
        tags=_tags(desk, at=at),
    )


def _tags(desk: Desk, *, at: datetime) -> Sequence[Tag]:
    names = (f"{thing}-{number}" for number in range(TAGS_PER_DESK // len(_THINGS)) for thing in _THINGS)
    rows = [Tag(desk=desk, name=name, made_at=at, made_by=THE_DESK.reference) for name in names]
    return Tag.objects.bulk_create(rows)


def _agent(desk: Desk, number: int, *, chance: Random, at: datetime) -> User:
    user = accounts.add(f"bench-{number}@{desk.name}.example", name=_name(chance), zone="", at=at)
    people.add_member(desk, user, role=Membership.Role.AGENT, by=THE_DESK, at=at)
    return user


def _contract(organisation: Organisation, agreement: terms.Agreement, plan: str) -> Contract:
    number = f"B-{organisation.pk}"
    return Contract(organisation=organisation, number=number, plan=plan, starts_on=agreement.effective_on)


def _contact(desk: Desk, organisation: Organisation, number: int, chance: Random) -> Contact:
    return Contact(
        desk=desk,
        organisation=organisation,
        email=f"c{number}@customer-{organisation.pk}.example",
        name=_name(chance),
    )


def _name(chance: Random) -> str:
    return f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"
