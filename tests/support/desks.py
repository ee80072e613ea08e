"""A desk with its agreement, an agent, a customer with a contract, and programs with tokens."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.support.programs import Program
from upheld.accounts.actions import people as accounts
from upheld.accounts.models import User
from upheld.agreements.actions.publish import publish
from upheld.audit.facts import THE_DESK
from upheld.customers.actions import contacts
from upheld.desks.access import token_for
from upheld.desks.actions import people, token
from upheld.desks.models import Desk, Membership

SET_UP_AT = datetime(2026, 2, 2, 9, 0, tzinfo=UTC)
AGREEMENTS = Path(__file__).parents[2] / "agreements"


def _desk(name: str, prefix: str, zone: str) -> Desk:
    desk = people.open_desk(
        name,
        title=name.title(),
        prefix=prefix,
        colour=Desk.Colour.TEAL,
        zone=zone,
        email=f"help@{name}.example",
        by=THE_DESK,
        at=SET_UP_AT,
    )
    publish(desk, (AGREEMENTS / f"{name}.md").read_text(), by=THE_DESK, at=SET_UP_AT)
    return desk


def _program(desk: Desk) -> Program:
    secret = token.create(desk, name="monitoring", by=THE_DESK, at=SET_UP_AT)
    return Program(secret=secret, row=token_for(secret))


@pytest.fixture
def desk(db: None) -> Desk:
    """Integrato's desk."""
    return _desk("integrato", "INT", "Europe/London")


@pytest.fixture
def program(desk: Desk) -> Program:
    """A program of integrato's desk."""
    return _program(desk)


@pytest.fixture
def other_program(db: None) -> Program:
    """A program of another desk."""
    return _program(_desk("interworx", "IWX", "America/New_York"))


@pytest.fixture
def agent(desk: Desk) -> User:
    """Someone who answers on integrato's desk."""
    user = accounts.add("agent@integrato.example", name="Jo Agent", zone="", at=SET_UP_AT)
    people.add_member(desk, user, role=Membership.Role.AGENT, by=THE_DESK, at=SET_UP_AT)
    return user


@pytest.fixture
def super_premium(desk: Desk) -> None:
    """Ana's organisation has a contract for support round the clock."""
    acme = contacts.add_organisation(desk, name="Acme", by=THE_DESK, at=SET_UP_AT)
    contacts.add_contract(
        acme,
        number="C-1",
        plan="super-premium",
        licence="",
        starts_on=date(2026, 1, 1),
        ends_on=None,
        by=THE_DESK,
        at=SET_UP_AT,
    )
    contacts.add_contact(
        desk, email="ana@acme.example", name="Ana", organisation=acme, user=None, by=THE_DESK, at=SET_UP_AT
    )
