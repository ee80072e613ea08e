"""Keeping what the agreement turned away."""

import io
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from servicelevel.agreement.terms import Outcome
from servicelevel.clocks.promise import Entitlement
from tests.support import builders
from tests.support.cast import Cast
from upheld.agreements.facts import in_force
from upheld.audit.facts import A_VISITOR, ERASED_WORDS
from upheld.audit.models import AuditEvent
from upheld.customers.models import Contact
from upheld.tickets.access import KEPT_FOR
from upheld.tickets.actions import erase, turn_away, upload
from upheld.tickets.actions.receive import Opening
from upheld.tickets.actions.turn_away import Sender
from upheld.tickets.models import Attachment, IntakeRefusal, Message
from upheld.tickets.queries.personal import personal_refusals
from upheld.workflows.open_refused import open_refused

SUNDAY = datetime(2026, 11, 22, 3, 10, tzinfo=UTC)
ONCE = UUID("5b4a4f1e-2f7a-4a39-9d0c-6d0e7c0b1a02")
SENDER = Sender(name="Ana Ferraz", email="ana@stranger.example", contact=None)


def refused(cast: Cast, *, text: str = "It scans nothing.", sender: Sender = SENDER) -> IntakeRefusal:
    opening = Opening(subject="Malware", text=text, channel="portal", facts={"topic": "malware"}, submission=ONCE)
    entitlement = Entitlement(outcome=Outcome.REFUSE, say="This topic is outside.", clause=None)
    version, desk = in_force(cast.south, at=SUNDAY), cast.south
    typed = {"text": [text]}
    return turn_away.turn_away(desk, opening, sender, entitlement=entitlement, version=version, typed=typed, at=SUNDAY)


def test_what_was_sent_again_is_one_row_with_the_newest_words(cast: Cast) -> None:
    first = refused(cast)
    second = refused(cast, text="It scans nothing since noon.")
    assert first.pk == second.pk
    kept = IntakeRefusal.objects.get()
    assert (kept.text, kept.typed) == ("It scans nothing since noon.", {"text": ["It scans nothing since noon."]})
    assert kept.turned_away_at == SUNDAY
    assert AuditEvent.objects.get(subject="intake refusal").verb == "turned away"


@pytest.mark.attack(22)
def test_a_submission_that_was_guessed_rewrites_nobodys_words(cast: Cast) -> None:
    refused(cast)
    refused(cast, text="Mine.", sender=Sender(name="Thief", email="thief@else.example", contact=None))
    assert IntakeRefusal.objects.get().text == "It scans nothing."


def test_an_agent_opens_a_ticket_of_it_once(cast: Cast) -> None:
    row, later = refused(cast), SUNDAY + timedelta(hours=9)
    ticket = open_refused(row, agent=cast.other_agent, at=later)

    ticket.refresh_from_db()
    assert (ticket.subject, ticket.contact.email, ticket.holder) == ("Malware", SENDER.email, cast.other_agent)
    assert ticket.received_at == later
    kept = IntakeRefusal.objects.get()
    assert (kept.ticket, kept.opened_at, kept.opened_by) == (ticket, later, cast.other_agent.as_actor.reference)
    with pytest.raises(turn_away.AlreadyOpened):
        open_refused(row, agent=cast.other_agent, at=later)
    refused(cast, text="Changed afterwards.")
    assert IntakeRefusal.objects.get().text == "It scans nothing."


def test_the_files_of_what_was_turned_away_wait_for_its_ticket(cast: Cast) -> None:
    row, kind = refused(cast), Message.Kind.CUSTOMER
    place = upload.Form(desk=cast.south, submission=ONCE)
    upload.take(place, io.BytesIO(b"x"), kind=kind, name="a.log", size=1, by=A_VISITOR, at=SUNDAY, stranger=True)
    later = SUNDAY + timedelta(days=6)

    assert not upload.sweep_one(at=later)
    opened = open_refused(row, agent=cast.other_agent, at=later)

    assert [one.name for one in Attachment.objects.filter(message__ticket=opened)] == ["a.log"]


def test_the_files_of_what_was_turned_away_go_with_the_days_on_which_one_can_come_back(cast: Cast) -> None:
    refused(cast)
    place = upload.Form(desk=cast.south, submission=ONCE)
    upload.begin(place, kind=Message.Kind.CUSTOMER, name="a.log", size=1, by=A_VISITOR, at=SUNDAY)
    assert upload.sweep_one(at=SUNDAY + KEPT_FOR)


def test_what_was_asked_is_told_to_the_person_and_erased_with_them(cast: Cast) -> None:
    mine = Sender(name="Lia", email="LIA@south.example", contact=None)
    row = refused(cast, sender=mine)
    lia = builders.contact(cast.south, "Lia South", organisation=None, at=SUNDAY)
    Contact.objects.filter(pk=lia.pk).update(email="lia@south.example")
    lia.refresh_from_db()

    assert [one["text"] for one in personal_refusals([lia])] == ["It scans nothing."]
    erase.erase([lia], at=SUNDAY)
    row.refresh_from_db()
    assert (row.text, row.email, row.typed, row.clause) == (ERASED_WORDS, "", {}, "")


@pytest.mark.parametrize("wrong", [{"outcome": "serve"}, {"opened_by": "agent:1"}, {"opened_at": SUNDAY}])
def test_the_database_refuses_what_must_never_be(cast: Cast, wrong: dict[str, Any]) -> None:
    row = refused(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        IntakeRefusal.objects.filter(pk=row.pk).update(**wrong)
