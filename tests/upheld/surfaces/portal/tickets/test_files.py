"""A customer has the files of what was said in public on their own ticket, and no others."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.support import builders, files, pictures
from tests.support.cast import Cast
from upheld.now import now
from upheld.tickets.access import tracking_token
from upheld.tickets.actions import tracking
from upheld.tickets.models import Attachment, Ticket, Upload

AT = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
SUBMISSION = "5b4a4f1e-2f7a-4a39-9d0c-6d0e7c0b1a01"


@pytest.fixture
def ticket(cast: Cast) -> Ticket:
    return builders.ticket(cast.contact, at=AT)


@pytest.fixture
def customer(cast: Cast) -> Client:
    return signed_in(cast.contact.user)


def signed_in(user: object) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")  # type: ignore[arg-type]  # never None
    return client


def address(row: Attachment, *, number: int = 1) -> str:
    return f"/integrato/tickets/{number}/files/{row.public_id}"


def test_what_the_desk_sent_is_shown_and_handed_out(cast: Cast, ticket: Ticket, customer: Client) -> None:
    row = files.sent(ticket, by=cast.agent.as_actor, at=AT, shot_png=pictures.png())

    page = customer.get("/integrato/tickets/1").content.decode()
    handed = customer.get(address(row))
    small = customer.get(f"{address(row)}/thumbnail")

    assert address(row) in page
    assert "shot.png" in page
    assert handed.headers["Location"].startswith("http://testserver:8003/files/leave?key=")
    assert (small.status_code, small.headers["Content-Type"]) == (200, "image/webp")


@pytest.mark.attack(15, 23)
def test_what_a_note_carries_does_not_exist_for_its_customer(cast: Cast, ticket: Ticket, customer: Client) -> None:
    row = files.sent(ticket, by=cast.agent.as_actor, at=AT, kind="note", blame_png=pictures.png())

    assert "blame.png" not in customer.get("/integrato/tickets/1").content.decode()
    assert customer.get(address(row)).status_code == 404
    assert customer.get(f"{address(row)}/thumbnail").status_code == 404


@pytest.mark.attack(15)
def test_another_customer_has_nothing_by_knowing_the_address(cast: Cast, ticket: Ticket) -> None:
    row = files.sent(ticket, by=cast.agent.as_actor, at=AT)
    builders.ticket(cast.other_contact, at=AT)
    other = signed_in(cast.other_contact.user)

    for client, number in ((other, 1), (other, 2), (Client(), 1), (signed_in(cast.other_agent), 1)):
        assert client.get(address(row, number=number)).status_code == 404


@pytest.mark.attack(15)
def test_a_tracking_link_opens_the_files_of_its_ticket_alone(cast: Cast, ticket: Ticket) -> None:
    row = files.sent(ticket, by=cast.agent.as_actor, at=AT)
    theirs = builders.ticket(cast.other_contact, at=AT)
    elsewhere = files.sent(theirs, by=cast.agent.as_actor, at=AT)
    nonce = tracking.make(ticket, ticket.contact, at=now()).nonce
    front = f"/integrato/track/{tracking_token(nonce)}/files"
    visitor = Client()

    assert visitor.get(f"{front}/{row.public_id}/").headers["Location"] == address(row)
    assert visitor.get(address(row)).status_code == 302
    assert visitor.get(f"{front}/{elsewhere.public_id}/", follow=True).status_code == 404
    assert visitor.get(address(elsewhere, number=theirs.number)).status_code == 404


def test_a_customer_sends_files_without_script(ticket: Ticket, customer: Client) -> None:
    carried = [SimpleUploadedFile("hosts.txt", b"web04"), SimpleUploadedFile("me.jpg", pictures.photo())]

    customer.post("/integrato/tickets/1/replies/", {"text": "See.", "submission": SUBMISSION, "files": carried})

    sent = Attachment.objects.order_by("id")
    assert [(row.name, row.message.kind, row.attached_by[:8]) for row in sent] == [
        ("hosts.txt", "customer", "contact:"),
        ("me.jpg", "customer", "contact:"),
    ]
    assert not Upload.objects.exists()


def test_a_refused_file_loses_no_words(ticket: Ticket, customer: Client) -> None:
    sent = {"text": "My words.", "submission": SUBMISSION, "files": SimpleUploadedFile("none", b"")}

    refused = customer.post("/integrato/tickets/1/replies/", sent)

    assert refused.status_code == 422
    assert "the file is empty" in refused.content.decode()
    assert "My words." in refused.content.decode()
