"""Where the files of a form wait, and what becomes of a form whose files are refused."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.support import intake
from tests.support.cast import Cast
from upheld.tickets.models import Attachment, Ticket, Upload

NEW = "/integrato/tickets/new"


def test_a_refused_file_loses_no_words_and_no_other_file(cast: Cast, client: Client) -> None:
    good = {**intake.typed("integrato", step="confirm"), "files": SimpleUploadedFile("a.log", b"words")}
    client.post(NEW, good)

    refused = client.post(NEW, {**good, "step": "send", "files": SimpleUploadedFile("none", b"")})

    page = refused.content.decode()
    assert refused.status_code == 422
    assert "the file is empty" in page
    assert "Since noon." in page
    assert "a.log" in page
    assert not Ticket.objects.exists()


def test_a_form_that_came_damaged_takes_no_file(cast: Cast, client: Client) -> None:
    sent = {**intake.typed("integrato", submission="x"), "files": SimpleUploadedFile("a.log", b"words")}

    assert client.post(NEW, sent).status_code == 422
    assert not Upload.objects.exists()


def test_another_forms_files_cannot_be_taken_along(cast: Cast, client: Client) -> None:
    client.post(NEW, {**intake.typed("integrato", step="edit"), "files": SimpleUploadedFile("a.log", b"words")})
    stolen = str(Upload.objects.get().public_id)
    other = "5b4a4f1e-2f7a-4a39-9d0c-6d0e7c0b1a99"

    refused = client.post(NEW, intake.typed("integrato", submission=other, upload=stolen, step="send"))

    assert refused.status_code == 422
    assert not Ticket.objects.exists()
    assert not Attachment.objects.exists()
