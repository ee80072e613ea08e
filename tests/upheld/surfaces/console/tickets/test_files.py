"""Who may have a file of a ticket: those who may read the ticket, and nobody by knowing or guessing an address."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.test import Client

from tests.support import builders, files, pictures
from tests.support.cast import Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.tickets.models import Attachment

AT = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)


@pytest.fixture
def sent(cast: Cast) -> Attachment:
    ticket = builders.ticket(cast.contact, at=AT)
    builders.ticket(cast.other_contact, at=AT)
    return files.sent(ticket, by=cast.agent.as_actor, at=AT, kind="note", shot_png=pictures.png())


def address(row: Attachment, *, desk: str = "integrato", number: int = 1) -> str:
    return f"/{desk}/console/tickets/{number}/files/{row.public_id}/"


@pytest.mark.parametrize("part", ["agent", "manager", "auditor"])
def test_who_reads_the_ticket_has_its_files(cast: Cast, sent: Attachment, sign_in: SignIn, part: str) -> None:
    client = sign_in(getattr(cast, part))

    handed = client.get(address(sent))
    small = client.get(f"{address(sent)}thumbnail/")

    assert handed.status_code == 302
    assert handed.headers["Location"].startswith("http://testserver:8003/files/leave?key=")
    assert "no-store" in handed.headers["Cache-Control"]
    assert (small.status_code, small.headers["Content-Type"]) == (200, "image/webp")
    assert small.headers["Cache-Control"] == "private, max-age=3600, immutable"
    assert "sandbox" in small.headers["Content-Security-Policy"]
    assert small.headers["X-Content-Type-Options"] == "nosniff"


def test_nobody_else_has_them(cast: Cast, sent: Attachment, sign_in: SignIn) -> None:
    assert cast.contact.user is not None
    strangers = [sign_in(cast.other_agent), sign_in(cast.contact.user)]

    for client in strangers:
        for tried in (address(sent), f"{address(sent)}thumbnail/", address(sent, desk="interworx")):
            assert client.get(tried).status_code == 404
    assert Client().get(address(sent)).headers["Location"].startswith("/accounts/")


def test_a_file_is_found_on_its_own_ticket_only(cast: Cast, sent: Attachment, sign_in: SignIn) -> None:
    client = sign_in(cast.agent)

    assert client.get(address(sent, number=2)).status_code == 404
    assert client.get(address(sent, number=3)).status_code == 404
    assert client.get(address(Attachment(public_id=uuid4()))).status_code == 404
    assert client.get("/integrato/console/tickets/1/files/1/").status_code == 404


def test_who_has_left_the_desk_has_its_files_no_more(cast: Cast, sent: Attachment, sign_in: SignIn) -> None:
    client = sign_in(cast.agent)
    cast.agent.memberships.update(ended_at=AT, ended_by="agent:1")

    assert client.get(address(sent)).status_code == 404


def test_what_is_no_picture_has_no_small_copy(cast: Cast, sent: Attachment, sign_in: SignIn) -> None:
    plain = files.sent(sent.message.ticket, by=cast.agent.as_actor, at=AT, page_html=b"<script>alert(1)</script>")

    assert sign_in(cast.agent).get(f"{address(plain)}thumbnail/").status_code == 404


def test_a_name_does_nothing_on_the_page(cast: Cast, sent: Attachment, sign_in: SignIn) -> None:
    ticket = sent.message.ticket
    Attachment.objects.update(name='"><img src=x onerror=alert(1)>.png')

    page = sign_in(cast.agent).get(f"/integrato/console/tickets/{ticket.number}/").content.decode()

    assert "<img src=x" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;.png" in page
