"""Who asks the demo's desks for support, and what they bought; every name is invented."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from upheld.accounts.actions import people as accounts
from upheld.audit.facts import THE_DESK
from upheld.customers.actions import contacts
from upheld.customers.models import Organisation
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Customer:
    """One organisation and its contract, as the agreement names plans and licences."""

    name: str
    plan: str = ""
    licence: str = ""
    people: tuple[Client, ...]


CUSTOMERS: Mapping[str, tuple[Customer, ...]] = {
    "intesys": (
        Customer(
            name="Ventoforte Logística",
            plan="enterprise",
            people=(
                Client(name="Bruno Sá", email="bruno@ventoforte.example"),
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
            people=(Client(name="Marta Lindqvist", email="marta@tessera.example"),),
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
    ),
}


def meet(desk: Desk, *, at: datetime) -> None:
    """Add a desk's customers, their contracts and their people."""
    since = at - OPEN_FOR
    for number, customer in enumerate(CUSTOMERS[desk.name], start=1):
        organisation = contacts.add_organisation(desk, name=customer.name, by=THE_DESK, at=since)
        _sell(
            organisation,
            customer,
            number=f"{desk.prefix}-C{number:03}",
            starts_on=(since - BOUGHT_BEFORE).date(),
            at=since,
        )
        for client in customer.people:
            _introduce(desk, organisation, client, at=since)


def _sell(organisation: Organisation, customer: Customer, *, number: str, starts_on: date, at: datetime) -> None:
    contacts.add_contract(
        organisation,
        number=number,
        plan=customer.plan,
        licence=customer.licence,
        starts_on=starts_on,
        ends_on=None,
        by=THE_DESK,
        at=at,
    )


def _introduce(desk: Desk, organisation: Organisation, client: Client, *, at: datetime) -> None:
    user = accounts.add(client.email, name=client.name, zone="", at=at) if client.has_account else None
    contacts.add_contact(
        desk, email=client.email, name=client.name, organisation=organisation, user=user, by=THE_DESK, at=at
    )
