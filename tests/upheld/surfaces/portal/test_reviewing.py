"""Secrets in what a customer sends, without script: each is shown masked, and what is let go never reaches the disk."""

import logging
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.conf import settings as the_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from tests.support import builders, intake
from tests.support.cast import Cast
from upheld.now import now
from upheld.redaction.search import found_secrets
from upheld.tickets.models import Attachment, Message, Upload

PASSWORD, IN_FILE = "Tr0ub4dor&3", "hunter2-in-a-file"
TEXT = f"It is down.\nRoot is {PASSWORD} if you need it."
MARK, FILE_MARK = (found_secrets(text)[0].mark for text in (TEXT, f"password={IN_FILE}"))
NEW = "/integrato/tickets/new"
REPLIES = "/integrato/tickets/1/replies/"


def post(client: Client, **other: object) -> "HttpResponse":
    return client.post(NEW, {**intake.typed("integrato", text=TEXT, step="confirm"), **other})


def a_file() -> SimpleUploadedFile:
    return SimpleUploadedFile("shop.env", f"password={IN_FILE}".encode())


def database() -> str:
    """Return every row of every table, as text."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        rows: list[str] = []
        for table in tables:
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            rows += [row for (row,) in cursor.fetchall()]
    return "\n".join(rows)


def disk() -> bytes:
    """Return every byte below the folder of files."""
    return b"\n".join(file.read_bytes() for file in Path(the_settings.FILES_FOLDER).rglob("*") if file.is_file())


def test_a_secret_is_shown_masked_before_anything_is_kept(cast: Cast, client: Client) -> None:
    asked = post(client)

    page = asked.content.decode()
    assert "Looks like a password, in" in page
    assert f'name="not_secret" value="{MARK}"' in page
    assert "Root is T•••••• if you need it." in page
    assert "no-store" in asked.headers["Cache-Control"]
    assert PASSWORD not in database()


def test_what_is_let_go_is_nowhere(cast: Cast, client: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        post(client)
        post(client, secret_shown=MARK)
        post(client, secret_shown=MARK, files=a_file())
        uploads = [str(row.public_id) for row in Upload.objects.all()]
        sent = post(client, secret_shown=[MARK, FILE_MARK], upload=uploads, step="send")

    assert sent.status_code == 302
    assert Message.objects.get().text == "It is down.\nRoot is [redacted password] if you need it."
    assert [(row.name, row.secrets_taken_out, row.by_stranger) for row in Attachment.objects.all()] == [
        ("shop.env", 1, True)
    ]
    for kept in (database(), disk().decode("latin-1"), caplog.text):
        assert PASSWORD not in kept
        assert IN_FILE not in kept


def test_what_is_no_secret_is_kept_and_asked_about_once(cast: Cast, client: Client) -> None:
    confirm = post(client, secret_shown=MARK, not_secret=MARK).content.decode()

    assert "Before you send" in confirm
    assert f'<textarea name="not_secret" hidden>\n{MARK}</textarea>' in confirm
    assert post(client, secret_shown=MARK, not_secret=MARK, step="send").status_code == 302
    assert Message.objects.get().text == TEXT


def test_what_was_taken_out_of_a_file_is_told_and_the_file_waits(cast: Cast, client: Client) -> None:
    page = post(client, text="It is down.", files=a_file()).content.decode()

    row = Upload.objects.get()
    assert "Taken out of your files" in page
    assert "in shop.env" in page
    assert f'name="upload" value="{row.public_id}" checked' in page
    assert IN_FILE not in page


def test_going_back_loses_nothing(cast: Cast, client: Client) -> None:
    words = SimpleUploadedFile("a.log", b"words")
    page = post(client, step="edit", secret_shown=MARK, files=words).content.decode()

    assert "Open a ticket" in page
    assert "Tr0ub4dor&amp;3" in page
    assert "a.log" in page


def test_a_file_is_taken_back_without_script(cast: Cast, client: Client) -> None:
    post(client, step="edit", files=SimpleUploadedFile("a.log", b"words"))

    page = post(client, remove=str(Upload.objects.get().public_id)).content.decode()

    assert "a.log" not in page
    assert "Tr0ub4dor&amp;3" in page
    assert not Upload.objects.exists()


def test_a_reply_is_asked_about_too(cast: Cast, client: Client, settings: LazySettings) -> None:
    builders.ticket(cast.contact, at=now())
    assert cast.contact.user is not None
    client.force_login(cast.contact.user, backend="django.contrib.auth.backends.ModelBackend")
    reply = {"text": TEXT, "submission": intake.SUBMISSION}

    asked = client.post(REPLIES, {**reply, "files": a_file()})
    uploads = [str(row.public_id) for row in Upload.objects.all()]
    client.post(REPLIES, {**reply, "upload": uploads, "secret_shown": [MARK, FILE_MARK]})

    assert "Looks like a password, in Write a reply" in asked.content.decode()
    said = Message.objects.latest("pk")
    assert said.text == "It is down.\nRoot is [redacted password] if you need it."
    assert [row.name for row in said.attachments.all()] == ["shop.env"]
    assert PASSWORD not in database()
    assert IN_FILE.encode() not in disk()


def test_the_preview_shows_what_will_be_taken_out(cast: Cast, client: Client) -> None:
    page = client.post(f"{NEW}/preview", intake.typed("integrato", text=TEXT)).content.decode()

    assert "What looks like a secret" in page
    assert "T••••••" in page
    assert PASSWORD not in page
