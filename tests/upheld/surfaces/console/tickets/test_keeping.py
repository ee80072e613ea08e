"""What is typed is kept as it is typed, and what is on its way can be taken back, by its page."""

import re
import uuid
from datetime import timedelta

import pytest
from django.test import Client

from tests.support import builders, files
from tests.support.cast import Cast
from tests.support.stage import scene
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.now import now
from upheld.tickets.models import Draft, Message, Sending, Ticket

PAGE = "/integrato/console/tickets/1/"


@scene
def received(cast: Cast) -> None:
    """What waits on the desk."""
    builders.ticket(cast.contact, at=now() - timedelta(minutes=10), priority="p1")


@pytest.fixture
def agent(received: None, cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(cast.agent)


def reply(words: str = "We are on it.", **other: str) -> dict[str, str]:
    return {"text": words, "submission": str(uuid.uuid4()), **other}


def test_words_are_kept_and_stand_in_the_composer_again(agent: Client) -> None:
    assert agent.post(f"{PAGE}drafts/reply/", {"text": "Dear <Marta>", "revision": "0"}).json() == {"revision": 1}
    page = agent.get(PAGE).content.decode()
    assert "Dear &lt;Marta&gt;" in page
    assert 'data-revision="1"' in page
    assert "Dear" not in agent.get(PAGE, {"write": "note"}).content.decode()


def test_another_window_is_given_the_newer_words(agent: Client) -> None:
    agent.post(f"{PAGE}drafts/note/", {"text": "Ask Ana", "revision": "0"})
    other = agent.post(f"{PAGE}drafts/note/", {"text": "Ask Tove", "revision": "0"})
    assert (other.status_code, other.json()) == (409, {"revision": 1, "text": "Ask Ana"})


@pytest.mark.parametrize("revision", ["", "-1", "one", "9" * 30])
def test_a_revision_that_is_none_is_the_first(agent: Client, revision: str) -> None:
    assert agent.post(f"{PAGE}drafts/reply/", {"text": "Dear", "revision": revision}).json() == {"revision": 1}


def test_only_replies_and_notes_are_written_here(agent: Client) -> None:
    assert agent.post(f"{PAGE}drafts/customer/", {"text": "I am the customer", "revision": "0"}).status_code == 404
    assert not Draft.objects.exists()


def test_a_reply_is_taken_back_by_its_page(agent: Client) -> None:
    page = agent.post(f"{PAGE}replies/", reply(), follow=True).content.decode()
    (address,) = re.findall(r'action="([^"]+taken-back/)"', page)
    page = agent.post(address, follow=True).content.decode()
    assert "took a reply back" in page
    assert re.search(r"<textarea[^>]*>\s*We are on it.</textarea>", page)
    assert not Sending.objects.exists()
    assert agent.post(address).status_code == 404


def test_send_now_does_not_wait(agent: Client) -> None:
    page = agent.post(f"{PAGE}replies/", reply(then="resolve:"), follow=True).content.decode()
    (address,) = re.findall(r'action="([^"]+hurried/)"', page)
    page = agent.post(address, follow=True).content.decode()
    assert Message.objects.filter(kind="reply").count() == 1
    assert "Resolved" in page


@pytest.mark.parametrize("then", ["hold:customer", "resolve:", ""])
def test_what_may_follow_is_what_the_agreement_names(agent: Client, then: str) -> None:
    assert agent.post(f"{PAGE}replies/", reply(then=then)).status_code == 302
    assert Sending.objects.get().then == then.partition(":")[0]


def test_what_it_does_not_name_is_refused_and_the_words_kept(agent: Client) -> None:
    refused = agent.post(f"{PAGE}replies/", reply(then="hold:the moon"))
    assert refused.status_code == 422
    assert b"We are on it." in refused.content
    assert not Sending.objects.exists()


def test_nobody_takes_back_what_is_another_desks(agent: Client, cast: Cast, sign_in: SignIn) -> None:
    page = agent.post(f"{PAGE}replies/", reply(), follow=True).content.decode()
    other = sign_in(cast.other_agent)
    for address in re.findall(r'action="([^"]+(?:taken-back|hurried)/)"', page):
        assert other.post(address).status_code == 404
        assert other.post(address.replace("integrato", "interworx")).status_code == 404
    assert Sending.objects.count() == 1


def test_a_reply_on_its_way_names_its_files_to_colleagues(agent: Client, cast: Cast, sign_in: SignIn) -> None:
    ticket = Ticket.objects.get()
    upload = files.waiting(ticket, by=cast.agent.as_actor, at=now(), trace_log=b"words")
    agent.post(f"{PAGE}replies/", {**reply("**Here** it is."), "upload": str(upload.public_id)})
    page = sign_in(cast.manager).get(PAGE).content.decode()
    _before, on_its_way = page.split('<div class="sending">')
    assert "trace.log" in on_its_way
    assert "<strong>Here</strong> it is." in on_its_way
    assert str(upload.public_id) not in page
