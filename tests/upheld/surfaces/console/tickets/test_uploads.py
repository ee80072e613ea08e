"""Sending files from the composer: asked first, listed by the server, taken back, sent with the message."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.support import builders, files, harness, pictures
from tests.support.asgi import ask
from tests.support.cast import Cast
from tests.support.stage import scene
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.files.limits import MEBIBYTE
from upheld.tickets.models import Attachment, Message, Ticket, Upload

AT = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
HERE = "/integrato/console/tickets/1/"


@scene
def ticket(cast: Cast) -> Ticket:
    return builders.ticket(cast.contact, at=AT)


@pytest.fixture
def agent(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(cast.agent)


def message(**more: object) -> dict[str, object]:
    return {"text": "Here it is.", "submission": str(uuid4()), **more}


def test_a_file_is_asked_for_and_told_where_to_go(ticket: Ticket, agent: Client) -> None:
    asked = agent.post(f"{HERE}uploads/", {"kind": "note", "name": "../x\u202e.log", "size": 5})

    row = Upload.objects.get()
    assert (asked.status_code, asked.json()["id"]) == (201, str(row.public_id))
    assert (row.name, row.kind, row.ticket_id) == ("x.log", "note", ticket.pk)
    assert asked.json()["put"].startswith("http://testserver:8003/files/arrive?key=")


@pytest.mark.parametrize(
    ("sent", "status", "words"),
    [
        ({"kind": "reply", "name": "a", "size": 0}, 409, "empty"),
        ({"kind": "reply", "name": "a", "size": 2 * MEBIBYTE}, 409, "larger than"),
        ({"kind": "customer", "name": "a", "size": 5}, 422, "valid choice"),
        ({"kind": "reply", "name": "a"}, 422, "required"),
        ({"kind": "reply", "name": "a", "size": -5}, 422, "greater than or equal"),
    ],
)
def test_what_may_not_come_is_refused_before_a_byte_moves(
    sent: dict[str, object], status: int, words: str, ticket: Ticket, agent: Client, settings: LazySettings
) -> None:
    settings.LARGEST_FILE = MEBIBYTE

    refused = agent.post(f"{HERE}uploads/", sent)

    assert refused.status_code == status
    assert words in refused.json()["refusal"]
    assert not Upload.objects.exists()


def test_the_composer_lists_what_waits_for_this_kind_of_message_and_this_person(
    ticket: Ticket, cast: Cast, agent: Client
) -> None:
    by = cast.agent.as_actor
    files.waiting(ticket, by=by, at=AT, kind="note", secret_log=b"internal")
    files.waiting(ticket, by=by, at=AT, answer_png=pictures.png())
    files.waiting(ticket, by=cast.manager.as_actor, at=AT, others_log=b"x")

    reply = agent.get(HERE).content.decode()
    note = agent.get(f"{HERE}uploads/?kind=note").content.decode()

    assert "answer.png" in reply
    assert "/thumbnail/" in reply
    assert "secret.log" not in reply
    assert "secret.log" in note
    assert "others.log" not in reply + note


def test_what_waits_goes_with_the_reply(ticket: Ticket, cast: Cast, agent: Client) -> None:
    row = files.waiting(ticket, by=cast.agent.as_actor, at=AT)

    agent.post(f"{HERE}replies/", message(upload=[str(row.public_id), "no-id"]))
    assert str(row.public_id) not in agent.get(f"{HERE}uploads/?kind=reply").content.decode()  # it is spoken for
    harness.seconds_are_over()

    assert Attachment.objects.get().message.kind == "reply"
    assert f"{HERE}files/{row.public_id}/" in agent.get(HERE).content.decode()


@pytest.mark.attack(23)
def test_a_file_of_a_note_cannot_be_smuggled_into_a_reply(ticket: Ticket, cast: Cast, agent: Client) -> None:
    row = files.waiting(ticket, by=cast.agent.as_actor, at=AT, kind="note")

    refused = agent.post(f"{HERE}replies/", message(upload=str(row.public_id)))

    assert refused.status_code == 409
    assert "Here it is." in refused.content.decode()
    assert not Message.objects.filter(kind="reply").exists()


def test_without_script_the_form_carries_its_files(ticket: Ticket, agent: Client) -> None:
    carried = [SimpleUploadedFile("one.txt", b"1"), SimpleUploadedFile("two.png", pictures.png())]

    agent.post(f"{HERE}notes/", message(files=carried))

    assert sorted(Attachment.objects.values_list("name", "message__kind")) == [("one.txt", "note"), ("two.png", "note")]


def test_without_script_a_refused_message_keeps_its_files_waiting(ticket: Ticket, agent: Client) -> None:
    carried = [SimpleUploadedFile("one.txt", b"1"), SimpleUploadedFile("none.txt", b"")]

    refused = agent.post(f"{HERE}replies/", message(files=carried)).content.decode()

    assert "The file is empty" in refused
    assert "Here it is." in refused
    assert "one.txt" in refused


@pytest.mark.attack(10)
def test_a_form_that_is_too_large_is_refused_unread(ticket: Ticket, agent: Client, settings: LazySettings) -> None:
    body = b"--x\r\n"
    refused = agent.generic(
        "POST", f"{HERE}replies/", body, content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=60 * MEBIBYTE
    )

    assert refused.status_code == 400


def test_a_file_is_taken_back_with_script_and_without(ticket: Ticket, cast: Cast, agent: Client) -> None:
    first, second = (files.waiting(ticket, by=cast.agent.as_actor, at=AT) for _turn in range(2))

    listed = agent.post(f"{HERE}uploads/{first.public_id}/removal/", headers={"X-Attaching": "1"})
    page = agent.post(f"{HERE}uploads/{second.public_id}/removal/", message(text="Half a sent"))

    assert str(second.public_id) in listed.content.decode()
    assert "Half a sent" in page.content.decode()
    assert not Upload.objects.exists()


def test_what_is_another_persons_cannot_be_seen_or_taken_back(ticket: Ticket, cast: Cast, agent: Client) -> None:
    row = files.waiting(ticket, by=cast.manager.as_actor, at=AT, shot_png=pictures.png())

    assert agent.get(f"{HERE}uploads/{row.public_id}/thumbnail/").status_code == 404
    assert agent.post(f"{HERE}uploads/{row.public_id}/removal/").status_code == 404
    assert Upload.objects.exists()


def test_the_address_of_a_file_is_no_use_on_another_desk(ticket: Ticket, cast: Cast, sign_in: SignIn) -> None:
    stranger = sign_in(cast.other_agent)

    assert stranger.post(f"{HERE}uploads/", {"kind": "reply", "name": "a", "size": 5}).status_code == 404
    assert Client().post(f"{HERE}uploads/", {"kind": "reply", "name": "a", "size": 5}).status_code == 302
    assert not Upload.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_what_was_asked_for_arrives_and_is_listed(ticket: Ticket, agent: Client) -> None:
    from upheld.surfaces.files.app import application

    url = agent.post(f"{HERE}uploads/", {"kind": "reply", "name": "a.log", "size": 5}).json()["put"]
    assert ">a.log<" not in agent.get(HERE).content.decode()

    assert ask(application, "PUT", url, [b"words"]).status == 201

    assert ">a.log<" in agent.get(HERE).content.decode()
