"""All that a desk knows of one person, and nothing of anybody else, in one file."""

import io
import json
import zipfile
from datetime import UTC, datetime, timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP
from allauth.usersessions.models import UserSession

from tests.support import builders
from tests.support.cast import Cast
from upheld.audit.facts import THE_DESK
from upheld.audit.models import AuditEvent
from upheld.customers.actions import contacts, notes
from upheld.tickets.actions import message, upload
from upheld.tickets.actions.attach import Chosen
from upheld.tickets.models import Message, TrackingLink
from upheld.workflows.export_person import export_person
from upheld.workflows.merge_customers import merge_people

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.mark.attack(23)
def test_the_file_holds_the_person_their_tickets_and_their_mail(cast: Cast) -> None:
    second = contacts.add_contact(
        cast.north, email="marta@second.example", name="Marta L", organisation=None, user=None, by=THE_DESK, at=AT
    )
    merge_people(cast.contact, second, by=THE_DESK, at=AT)
    ticket = builders.ticket(cast.contact, at=AT, subject="Orders stopped", text="Since noon.", priority="p2")
    by = cast.agent.as_actor
    sent = upload.take(ticket, io.BytesIO(b"a log"), kind=Message.Kind.REPLY, name="trace.log", size=5, by=by, at=AT)
    files = Chosen(ids=(sent.public_id,))
    message.reply(ticket, "We look.", by=by, at=AT + timedelta(minutes=5), files=files)
    message.note(ticket, "A secret note.", by=cast.agent.as_actor, at=AT + timedelta(minutes=6))
    builders.ticket(cast.other_contact, at=AT, subject="Somebody else's", priority="p2")
    notes.write(cast.contact, "Likes tea.", by=cast.agent.as_actor, at=AT)

    with export_person(cast.contact, by=cast.manager.as_actor, at=AT) as file, zipfile.ZipFile(file) as packed:
        assert packed.testzip() is None
        person, tickets, mails = (json.loads(packed.read(f"{name}.json")) for name in ("person", "tickets", "mails"))
        (attached,) = [name for name in packed.namelist() if name.startswith("files/INT-1/")]
        assert attached.endswith("-trace.log")
        assert packed.read(attached) == b"a log"
        whole = "".join(packed.read(name).decode() for name in packed.namelist())

    assert [one["email"] for one in person["people"]] == [cast.contact.email, "marta@second.example"]
    assert person["people"][0]["account"]["email"] == cast.contact.email
    assert person["notes"][0]["text"] == "Likes tea."
    assert [(one["reference"], one["subject"]) for one in tickets] == [("INT-1", "Orders stopped")]
    assert [one["text"] for one in tickets[0]["messages"]] == ["Since noon.", "We look."]
    assert {one["about"] for one in mails} >= {"ticket-received", "ticket-replied"}
    assert "secret" not in whole
    assert "Somebody else" not in whole
    assert TrackingLink.objects.filter(ticket=ticket)[0].nonce not in whole
    assert AuditEvent.objects.filter(subject="contact", number=cast.contact.pk, verb="data exported").count() == 1


def test_the_account_is_told_with_its_addresses_and_sessions_and_nothing_that_signs_in(cast: Cast) -> None:
    user = cast.contact.user
    assert user is not None
    EmailAddress.objects.create(user=user, email="marta@further.example", verified=True, primary=False)
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    session = UserSession.objects.create(user=user, ip="203.0.113.7", user_agent="Lynx", session_key="k" * 32)

    with export_person(cast.contact, by=cast.manager.as_actor, at=AT) as file, zipfile.ZipFile(file) as packed:
        said = packed.read("person.json").decode()

    account = json.loads(said)["people"][0]["account"]
    assert [one["email"] for one in account["addresses"]] == ["marta@further.example"]
    assert [(one["address_of_the_network"], one["browser"]) for one in account["sessions"]] == [("203.0.113.7", "Lynx")]
    assert len(account["keys"]) == 1
    assert session.session_key not in said
    assert "JBSWY3DPEHPK3PXP" not in said


def test_someone_who_never_wrote_gets_an_empty_file(cast: Cast) -> None:
    with export_person(cast.contact, by=cast.manager.as_actor, at=AT) as file, zipfile.ZipFile(file) as packed:
        assert json.loads(packed.read("tickets.json")) == []
        assert json.loads(packed.read("mails.json")) == []
