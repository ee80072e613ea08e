"""Deciding whether the agreement lets a request through."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from servicelevel.clocks.promise import PromiseError
from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from upheld.customers.models import Contact, Contract
from upheld.tickets.actions.receive import Opening
from upheld.tickets.actions.turn_away import Sender
from upheld.tickets.models import IntakeRefusal
from upheld.workflows.turn_away import turned_away

SUNDAY = datetime(2026, 11, 22, 3, 10, tzinfo=UTC)


def asked(cast: Cast, *, contact: Contact | None = None, email: str = "", **facts: str) -> IntakeRefusal | None:
    opening = Opening(subject="Mail", text="It stops.", channel="portal", facts=facts, submission=uuid4())
    sender = Sender(name="Tess", email=email or "tess@stranger.example", contact=contact)
    return turned_away(cast.south, opening, sender, typed={}, at=SUNDAY)


@pytest.fixture
def tess(cast: Cast) -> Contact:
    """Somebody whose company has its licence from a reseller."""
    bluegate = builders.organisation(cast.south, "Bluegate", at=BEFORE_ALL)
    Contract.objects.filter(organisation=bluegate).update(licence="reseller")
    return builders.contact(cast.south, "Tess Halloran", organisation=bluegate, at=BEFORE_ALL)


def test_what_is_served_is_not_kept(cast: Cast) -> None:
    assert asked(cast, topic="mail") is None
    assert not IntakeRefusal.objects.exists()


def test_who_is_sent_elsewhere_goes_before_what_is_not_covered(cast: Cast) -> None:
    row = asked(cast, topic="malware", licence="reseller")
    assert row is not None
    assert (row.outcome, row.clause) == ("redirect", "1.1")


def test_a_contract_settles_it_whatever_is_stated(cast: Cast, tess: Contact) -> None:
    row = asked(cast, contact=tess, topic="mail", licence="direct")
    assert row is not None
    assert (row.outcome, row.contact) == ("redirect", tess)


@pytest.mark.attack(19, 22)
def test_whoever_types_somebodys_address_learns_nothing_of_their_contract(cast: Cast, tess: Contact) -> None:
    assert asked(cast, email=tess.email, topic="mail") is None


def test_what_the_agreement_does_not_know_is_refused_as_anywhere(cast: Cast) -> None:
    with pytest.raises(PromiseError):
        asked(cast, topic="gardening")
