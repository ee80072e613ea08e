"""A person is forgotten everywhere, and what the ledgers must prove stays provable."""

import io
import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import IntegrityError, connection, models, transaction

from tests.support import builders
from tests.support.cast import Cast
from upheld.accounts.actions import links
from upheld.accounts.facts import the_installation
from upheld.accounts.models import User
from upheld.audit.actions.record import record
from upheld.audit.facts import THE_DESK
from upheld.audit.models import AuditEvent
from upheld.customers.actions import contacts, importing, notes, senders
from upheld.customers.actions.erase import NoReason
from upheld.customers.actions.merge_refusals import MergedAlready
from upheld.customers.actions.refusals import AlreadyErased
from upheld.customers.models import Contact, Erasure
from upheld.files import store
from upheld.notifications.actions import choices, retry
from upheld.notifications.facts import CustomerMail
from upheld.notifications.models import Choice, Notification
from upheld.tickets.actions import closure, effort, forward, hold, message, upload
from upheld.tickets.actions.attach import Chosen
from upheld.tickets.actions.erase import StillOpen
from upheld.tickets.models import Attachment, Call, Clock, ClockEvent, Message, Ticket, Upload
from upheld.workflows.erase_person import erase_person
from upheld.workflows.merge_customers import merge_people

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
# Words that stand in no agreement, no template and nobody else's row.
TRACES = re.compile(r"quokka|lindqvist|marta", re.IGNORECASE)


def rows_with_traces() -> set[str]:
    """Every table of the database that still holds a word of the person."""
    found = set()
    for model in apps.get_models():
        texts = [
            field.column
            for field in model._meta.concrete_fields
            if isinstance(field, models.CharField | models.TextField | models.JSONField)
        ]
        if texts and model._meta.managed:
            table = connection.ops.quote_name(model._meta.db_table)
            whole = " || ' ' || ".join(f"coalesce({connection.ops.quote_name(text)}::text, '')" for text in texts)
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT {whole} FROM {table}")
                found |= {model._meta.label for (text,) in cursor.fetchall() if TRACES.search(text)}
    return found


@pytest.fixture
def life(cast: Cast) -> Cast:
    """Marta, with a second address, has written, been answered, been noted about and been mailed."""
    second = contacts.add_contact(
        cast.north, email="marta@quokka.example", name="Marta L", organisation=None, user=None, by=THE_DESK, at=AT
    )
    merge_people(cast.contact, second, by=THE_DESK, at=AT)
    ticket = builders.ticket(cast.contact, at=AT, subject="Quokka is down", text="My quokka, 4711.", priority="p2")
    by = cast.agent.as_actor
    sent = upload.take(ticket, io.BytesIO(b"of Marta"), kind=Message.Kind.REPLY, name="marta.txt", size=8, by=by, at=AT)
    files = Chosen(ids=(sent.public_id,))
    message.reply(ticket, "Hello Marta, we look.", by=by, at=AT + timedelta(minutes=5), files=files)
    message.note(ticket, "Marta is in a hurry.", by=by, at=AT + timedelta(minutes=6))
    effort.spend(ticket, 5, note="Marta on the phone", on=None, by=by, at=AT + timedelta(minutes=6))
    whom = {"direction": Call.Direction.IN, "with_whom": "Marta"}
    effort.call(ticket, "Her quokka.", minutes=3, by=by, at=AT + timedelta(minutes=6), **whom)
    carried = [ticket.messages.earliest("id").public_id]
    going = forward.Going(to="noc@quokka.example", text="Marta asks.", messages=carried)
    forward.send(ticket, going, by=cast.agent, at=AT + timedelta(minutes=6))
    hold.place(ticket, reason="customer", note="Marta looks", by=by, at=AT + timedelta(minutes=7))
    message.from_customer(
        ticket, "Quokka again", channel="website", by=cast.contact.as_actor, at=AT + timedelta(hours=1)
    )
    closure.resolve(ticket, by=by, at=AT + timedelta(hours=2))
    notes.write(cast.contact, "Marta likes tea.", by=by, at=AT)
    assert cast.contact.organisation
    senders.allow(cast.contact.organisation, "marta@quokka.example", by=by, at=AT)
    text = f"email,name\n{cast.contact.email},Marta\n"
    importing.upload(cast.north, text, file_name="customers.csv", by=by, at=AT)
    mail = Notification.objects.filter(recipient=cast.contact.email).order_by("id")
    failed = mail[0]
    Notification.objects.filter(pk=failed.pk).update(next_attempt_at=None, gave_up_at=AT)
    retry.now_due(failed, by=by, at=AT)
    Notification.objects.filter(pk=mail[1].pk).update(next_attempt_at=None, delivered_at=AT)
    assert cast.contact.user
    _account(cast.contact.user)
    return cast


def _account(user: User) -> None:
    """They have a further address, proved by a mail, chose what they are told, and are signed in somewhere."""
    further = "marta@further.example"
    links.add_address(user, links.Asked(email=further, sender=the_installation(), onwards=""), at=AT)
    EmailAddress.objects.create(user=user, email=further, verified=True, primary=False)
    record("person", user.pk, "address added", desk="", by=user.as_actor, at=AT, facts={"address": further})
    session = SessionStore()
    session["kept_words"] = "My quokka."
    session.save()
    UserSession.objects.create(user=user, ip="203.0.113.7", user_agent="Lynx", session_key=session.session_key)
    choices.decline(user.pk, [CustomerMail.SURVEY], desk="", by=user.as_actor, at=AT)


def erased(cast: Cast) -> dict[str, int]:
    return erase_person(
        cast.contact,
        reason="They asked for it.",
        hold_reason="Claims.",
        by=cast.manager.as_actor,
        at=AT + timedelta(days=1),
    )


@pytest.mark.attack(38)
def test_no_table_holds_a_word_of_the_person(life: Cast) -> None:
    assert {"tickets.Message", "tickets.Ticket", "audit.AuditEvent", "notifications.Notification"} < rows_with_traces()

    erased(life)

    assert rows_with_traces() == set()


@pytest.mark.attack(38)
def test_files_are_gone_when_it_is_certain(life: Cast, django_capture_on_commit_callbacks: object) -> None:
    key = Attachment.objects.get().key
    assert store.whole_files().exists(key)

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # pytest-django's own
        erased(life)
        assert store.whole_files().exists(key)

    assert not store.whole_files().exists(key)
    assert not Attachment.objects.exists()
    assert not Upload.objects.exists()


def test_what_an_ended_process_left_is_swept(life: Cast) -> None:
    key = Attachment.objects.get().key
    erased(life)

    assert upload.sweep_one(at=AT + timedelta(days=1))

    assert not store.whole_files().exists(key)


@pytest.mark.attack(38)
def test_what_must_be_proved_stays(life: Cast) -> None:
    clocks = list(Clock.objects.order_by("id").values())
    events = list(ClockEvent.objects.order_by("id").values())
    happened = AuditEvent.objects.count()
    delivered = Notification.objects.filter(delivered_at__isnull=False).count()

    reached = erased(life)

    assert list(Clock.objects.order_by("id").values()) == clocks
    assert list(ClockEvent.objects.order_by("id").values()) == events
    assert AuditEvent.objects.filter(verb="erased").count() == 2
    assert AuditEvent.objects.count() == happened + 2
    assert Notification.objects.filter(delivered_at__isnull=False).count() == delivered
    assert Ticket.objects.get().facts["priority"] == "p2"
    proof = Erasure.objects.get(contact=life.contact)
    assert (proof.reason, proof.hold_reason, proof.erased_by) == (
        "They asked for it.",
        "Claims.",
        life.manager.as_actor.reference,
    )
    assert proof.reached == reached
    assert (reached["tickets"], reached["messages"], reached["people"], reached["files"]) == (1, 6, 2, 1)


def test_the_account_is_shut_and_nobody_else_is_touched(life: Cast) -> None:
    user = life.contact.user
    assert user
    others = list(User.objects.exclude(pk=user.pk).order_by("id").values())

    erased(life)

    user.refresh_from_db()
    assert not user.is_active
    assert not user.has_usable_password()
    for gone in (EmailAddress, UserSession, Session, Choice):
        assert not gone.objects.exists()
    assert list(User.objects.exclude(pk=user.pk).order_by("id").values()) == others
    assert Contact.objects.get(pk=life.other_contact.pk).name == "Jonas Weber"


def test_an_account_that_another_desk_knows_stays(life: Cast) -> None:
    user = life.contact.user
    Contact.objects.create(desk=life.south, email="m@south.example", name="Somebody", user=user)

    assert erased(life)["accounts"] == 0

    user = User.objects.get(pk=user.pk) if user else None
    assert user
    assert user.is_active


def test_whoever_writes_again_is_a_stranger(life: Cast) -> None:
    address = life.contact.email
    erased(life)

    again = contacts.meet(life.north, email=address, name="Marta", at=AT + timedelta(days=2))

    assert again.pk != life.contact.pk
    assert again.organisation is None


def test_nobody_who_is_owed_an_answer_is_forgotten(life: Cast) -> None:
    builders.ticket(life.contact, at=AT + timedelta(hours=3), priority="p2")
    before = rows_with_traces()

    with pytest.raises(StillOpen):
        erased(life)

    assert rows_with_traces() == before


def test_it_is_done_once_with_a_reason_and_to_the_one_they_are(life: Cast) -> None:
    second = Contact.objects.get(email="marta@quokka.example")
    said = {"hold_reason": "Claims.", "by": THE_DESK, "at": AT}
    with pytest.raises(MergedAlready):
        erase_person(second, reason="x", **said)  # type: ignore[arg-type]  # shared by the cases
    with pytest.raises(NoReason):
        erase_person(life.contact, reason=" ", **said)  # type: ignore[arg-type]  # shared by the cases
    erased(life)
    with pytest.raises(AlreadyErased):
        erased(life)


def run(statements: str, number: int) -> None:
    """Run statements in a transaction of their own."""
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements.split("; "):
            cursor.execute(statement, [number] if "%s" in statement else [])


@pytest.mark.attack(38)
def test_the_audit_trail_gives_way_to_nothing_else(life: Cast) -> None:
    event = AuditEvent.objects.order_by("id")[0]
    attempts = [
        "UPDATE audit_auditevent SET by_name = 'x' WHERE id = %s",
        "SELECT set_config('upheld.erasing', 'on', true); UPDATE audit_auditevent SET verb = 'x' WHERE id = %s",
        "SELECT set_config('upheld.erasing', 'on', true); UPDATE audit_auditevent SET at = now() WHERE id = %s",
        "SELECT set_config('upheld.erasing', 'on', true); DELETE FROM audit_auditevent WHERE id = %s",
    ]
    for attempt in attempts:
        with pytest.raises(IntegrityError):
            run(attempt, event.pk)
    erased(life)
    with pytest.raises(IntegrityError), transaction.atomic():
        AuditEvent.objects.filter(pk=event.pk).update(by_name="x")


def test_what_is_written_of_it_names_nobody(life: Cast) -> None:
    erased(life)

    facts = json.dumps(list(AuditEvent.objects.filter(verb="erased").values_list("facts", flat=True)))

    assert not TRACES.search(facts)
