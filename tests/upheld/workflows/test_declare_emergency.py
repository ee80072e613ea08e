"""Declaring an emergency: a ticket, and consent to what it may cost."""

from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from tests.support.cast import Cast, assemble
from upheld.audit.models import AuditEvent
from upheld.customers.models import Contact
from upheld.tickets.actions.receive import Opening
from upheld.tickets.models import ChargeConsent, Ticket
from upheld.workflows.declare_emergency import ConsentMissing, declare_emergency

NIGHT = datetime(2026, 11, 22, 2, 12, 5, tzinfo=UTC)
ONCE = UUID("5b4a4f1e-2f7a-4a39-9d0c-6d0e7c0b1a03")


@pytest.fixture
def studio(db: None) -> Cast:
    """The cast on the studio's desk: Acme has a contract, Globex has none."""
    return assemble(north="studio")


def declared(contact: Contact, *, consent: str = "") -> Ticket:
    opening = Opening(
        subject="a.example: offline",
        text="White.",
        channel="emergency-form",
        facts={"priority": "emergency"},
        callback="+33612345678",
        submission=ONCE,
    )
    return declare_emergency(contact.desk, opening, email=contact.email, name=contact.name, consent=consent, at=NIGHT)


def test_what_may_cost_something_is_not_opened_without_consent(studio: Cast) -> None:
    with pytest.raises(ConsentMissing):
        declared(studio.other_contact)
    assert not Ticket.objects.exists()
    assert not AuditEvent.objects.filter(verb="received").exists()


def test_consent_is_kept_with_its_words_clause_and_version_once(studio: Cast) -> None:
    first = declared(studio.other_contact, consent="150 EUR per hour may be charged.")
    assert declared(studio.other_contact, consent="Other words.") == first
    row = ChargeConsent.objects.get()
    assert (row.words, row.amount, row.clause) == ("150 EUR per hour may be charged.", Decimal(150), "4.1")
    assert (row.consented_at, row.agreement_version) == (NIGHT, first.agreement_version)
    assert AuditEvent.objects.get(verb="charge accepted").facts["amount"] == "150 EUR"
    assert first.callback == "+33612345678"


def test_a_contract_costs_nothing_more(studio: Cast) -> None:
    declared(studio.contact, consent="150 EUR per hour may be charged.")
    assert not ChargeConsent.objects.exists()


def test_the_database_refuses_consent_to_nothing(studio: Cast) -> None:
    declared(studio.other_contact, consent="150 EUR per hour may be charged.")
    with pytest.raises(IntegrityError), transaction.atomic():
        ChargeConsent.objects.update(words="")
