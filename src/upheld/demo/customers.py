"""Who asks the demo's desks for support, and what they bought; every name is invented."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from upheld.accounts.actions import people as accounts
from upheld.accounts.models import User
from upheld.accounts.queries import user_with
from upheld.audit.facts import THE_DESK
from upheld.customers.actions import contacts, contracts, notes, oversight, senders
from upheld.customers.models import Organisation
from upheld.customers.queries.dossier import services_of
from upheld.demo.desks import OPEN_FOR
from upheld.desks.models import Desk

# How long before the desk opened the contracts began.
BOUGHT_BEFORE = timedelta(days=200)


@dataclass(frozen=True, kw_only=True, slots=True)
class Client:
    """One person of a customer."""

    name: str
    email: str
    # whether they sign in; without an account they follow tickets by link
    has_account: bool = True
    # whether they see all tickets of the customer
    oversees: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Customer:
    """One organisation and its contract, as the agreement names plans and licences."""

    name: str
    plan: str = ""
    licence: str = ""
    people: tuple[Client, ...]
    # the domain from which anybody may write for them; empty for none
    domain: str = ""
    # what colleagues noted
    note: str = ""


CUSTOMERS: Mapping[str, tuple[Customer, ...]] = {
    "intesys": (
        Customer(
            name="Ventoforte Logística",
            plan="enterprise",
            domain="ventoforte.example",
            note="Their warehouse works at night: call before nine, not after.",
            people=(
                Client(name="Bruno Sá", email="bruno@ventoforte.example", oversees=True),
                Client(name="Lívia Torres", email="livia@ventoforte.example", has_account=False),
            ),
        ),
        Customer(
            name="Padaria Aurora",
            plan="standard",
            people=(Client(name="Célia Nunes", email="celia@padaria-aurora.example"),),
        ),
        Customer(
            name="Clínica Ibirá",
            plan="business",
            people=(Client(name="Otávio Reis", email="otavio@clinica-ibira.example"),),
        ),
    ),
    "interstellio": (
        Customer(
            name="Karoo Freight",
            plan="contracted",
            domain="karoofreight.example",
            note="Annelie decides; her deputy is away until January.",
            people=(Client(name="Annelie Botha", email="annelie@karoofreight.example"),),
        ),
        Customer(
            name="Umgeni Telecoms",
            plan="contracted",
            people=(
                Client(name="Sipho Ngcobo", email="sipho@umgenitel.example"),
                Client(name="Fatima Adams", email="fatima@umgenitel.example", has_account=False),
            ),
        ),
    ),
    "integrato": (
        Customer(
            name="Tessera Bank",
            plan="super-premium",
            domain="tessera.example",
            note="Changes need a ticket in their own system first; ask for its number.",
            people=(Client(name="Marta Lindqvist", email="marta@tessera.example", oversees=True),),
        ),
        Customer(
            name="Brackwater Foods",
            plan="standard",
            people=(
                Client(name="Jonas Weber", email="jonas@brackwater.example"),
                Client(name="Priya Shah", email="priya@brackwater.example", has_account=False),
            ),
        ),
        Customer(
            name="Northlight Energy",
            plan="standard",
            people=(Client(name="Callum Reid", email="callum@northlight.example"),),
        ),
    ),
    "studio": (
        Customer(
            name="Maison Perrine",
            plan="care",
            domain="maison-perrine.example",
            note="Perrine prefers a call; the shop is shut on Mondays.",
            people=(Client(name="Perrine Aubert", email="perrine@maison-perrine.example"),),
        ),
        Customer(
            name="Atelier Gaspard",
            plan="none",
            people=(Client(name="Gaspard Lemoine", email="gaspard@atelier-gaspard.example", has_account=False),),
        ),
    ),
    "interworx": (
        Customer(
            name="Lakeshore Hosting",
            plan="direct",
            licence="direct",
            domain="lakeshore.example",
            note="Two data centres; ask which one before anything else.",
            people=(Client(name="Erin Sandoval", email="erin@lakeshore.example"),),
        ),
        Customer(
            name="Copperfield Labs",
            plan="direct",
            licence="direct",
            people=(Client(name="Marcus Oyelaran", email="marcus@copperfield.example"),),
        ),
        Customer(
            name="Bluegate Reselling",
            plan="direct",
            licence="reseller",
            people=(Client(name="Tess Halloran", email="tess@bluegate.example", has_account=False),),
        ),
        # The studio's customer keeps her own server here: one person, two desks, one account.
        Customer(
            name="Maison Perrine",
            plan="direct",
            licence="direct",
            people=(Client(name="Perrine Aubert", email="perrine@maison-perrine.example"),),
        ),
    ),
}


def meet(desk: Desk, *, manager: User, at: datetime) -> None:
    """Add a desk's customers, whom `manager` looks after, their contracts and their people."""
    since = at - OPEN_FOR
    for number, customer in enumerate(CUSTOMERS[desk.name], start=1):
        organisation = contacts.add_organisation(desk, name=customer.name, by=THE_DESK, at=since)
        terms = contracts.Terms(
            number=f"{desk.prefix}-C{number:03}",
            licence=customer.licence,
            starts_on=(since - BOUGHT_BEFORE).date(),
            ends_on=None,
            services=services_of(desk),
            account_manager=manager,
        )
        contracts.add(organisation, terms, plan=customer.plan, by=THE_DESK, at=since)
        if customer.domain:
            senders.allow(organisation, customer.domain, by=THE_DESK, at=since)
        if customer.note:
            notes.write(organisation, customer.note, by=manager.as_actor, at=since)
        for client in customer.people:
            _introduce(desk, organisation, client, at=since)


def _introduce(desk: Desk, organisation: Organisation, client: Client, *, at: datetime) -> None:
    user = _account(client, at=at) if client.has_account else None
    added = contacts.add_contact(
        desk, email=client.email, name=client.name, organisation=organisation, user=user, by=THE_DESK, at=at
    )
    if client.oversees:
        oversight.grant(added, by=THE_DESK, at=at)


def _account(client: Client, *, at: datetime) -> User:
    """One person has one account, on however many desks they are somebody's customer."""
    return user_with(client.email) or accounts.add(client.email, name=client.name, zone="", at=at)
