"""Files that were forwarded: whoever got the mail has them without signing in, and nobody has another."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client

from tests.support import builders, files
from tests.support.cast import Cast
from upheld.now import now
from upheld.tickets.access.files import FORWARD_LASTS, forward_token
from upheld.tickets.actions import forward
from upheld.tickets.models import Attachment, Forward


@pytest.fixture
def chosen(cast: Cast) -> Attachment:
    """A file that was forwarded, beside one that was not."""
    at = now() - timedelta(minutes=10)
    ticket = builders.ticket(cast.contact, at=at, priority="p1")
    file = files.sent(ticket, by=cast.agent.as_actor, at=at, trace_log=b"words")
    files.sent(ticket, by=cast.agent.as_actor, at=at, kept_log=b"ours")
    public = [file.message.public_id]
    going = forward.Going(to="noc@carrier.example", text="See.", messages=public, files=[file.public_id])
    forward.send(ticket, going, by=cast.agent, at=now())
    return file


def address(file: Attachment, *, desk: str = "integrato", token: str = "") -> str:
    token = token or forward_token(Forward.objects.get().message.public_id)
    return f"/{desk}/forwarded/{token}/files/{file.public_id}/"


def test_a_chosen_file_is_handed_out_and_listed_by_no_search_engine(chosen: Attachment) -> None:
    answer = Client().get(address(chosen))

    assert answer.status_code == 302
    assert "/files/leave?key=" in answer["Location"]
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.attack(15, 26)
def test_no_other_file_no_other_desk_and_no_made_up_token(chosen: Attachment) -> None:
    other = Attachment.objects.exclude(pk=chosen.pk).get()
    forged = f"{uuid.UUID(int=1)}:AAAA"

    for wrong in (address(other), address(chosen, desk="interworx"), address(chosen, token=forged)):
        assert Client().get(wrong).status_code == 404


def test_a_link_that_ended_leads_nowhere(chosen: Attachment) -> None:
    Forward.objects.update(forwarded_at=now() - FORWARD_LASTS)

    assert Client().get(address(chosen)).status_code == 404
