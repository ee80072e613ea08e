"""Saved replies: each keeps their own, managers the desk's; on a ticket its facts stand in them, never evaluated."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.now import now
from upheld.tickets.actions import saved_replies
from upheld.tickets.models import SavedReply
from upheld.tickets.queries.placeholders import GAP, filled, unknown_in

PAGE = "/integrato/console/settings/saved-replies/"
OFFERED = "/integrato/console/tickets/1/saved-replies/"


@pytest.fixture
def agent(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(cast.agent)


def offers(client: Client, typed: str = "") -> list[str]:
    page = client.get(OFFERED, {"typed": typed}).content.decode()
    return [unescape(text) for text in re.findall(r'data-insert="([^"]*)"', page)]


def test_an_agent_keeps_their_own_and_a_manager_the_desks(cast: Cast, sign_in: SignIn, agent: Client) -> None:
    agent.post(PAGE, {"title": "Thanks", "text": "Thank you.", "shared": "on"})
    assert SavedReply.objects.get().owner == cast.agent
    manager = sign_in(cast.manager)
    manager.post(PAGE, {"title": "Restart", "text": "Please restart it.", "shared": "on"})

    assert "Restart" in agent.get(PAGE).content.decode()
    assert "Thanks" not in manager.get(PAGE).content.decode()
    shared = SavedReply.objects.get(owner=None)
    assert agent.get(f"{PAGE}{shared.pk}/").status_code == 404
    assert agent.post(f"{PAGE}{shared.pk}/retired/").status_code == 404
    own = SavedReply.objects.get(owner=cast.agent)
    assert manager.post(f"{PAGE}{own.pk}/", {"title": "x", "text": "x"}).status_code == 404
    assert sign_in(cast.auditor).get(PAGE).status_code == 404


def test_one_is_changed_and_given_up(cast: Cast, agent: Client) -> None:
    agent.post(PAGE, {"title": "Thanks", "text": "Thank you."})
    row = SavedReply.objects.get()
    agent.post(f"{PAGE}{row.pk}/", {"title": "Thanks a lot", "text": "Thank you, {customer.first_name}."})
    assert "Thanks a lot" in agent.get(PAGE).content.decode()
    agent.post(f"{PAGE}{row.pk}/retired/")
    assert "Thanks" not in agent.get(PAGE).content.decode()
    assert agent.post(f"{PAGE}{row.pk}/retired/").status_code == 404


@pytest.mark.parametrize(
    ("typed", "status", "why"),
    [
        ({"title": "Thanks", "text": ""}, 422, "Write the text."),
        ({"title": "Thanks", "text": "Dear {customer.nmae}"}, 409, "{customer.nmae} stands for nothing"),
        ({"title": "Taken", "text": "Twice."}, 409, "already"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_what_was_typed(
    cast: Cast, agent: Client, typed: dict[str, str], status: int, why: str
) -> None:
    saved_replies.add(cast.north, "Taken", "Once.", owner=cast.agent, by=cast.agent.as_actor, at=BEFORE_ALL)
    answer = agent.post(PAGE, typed)
    page = unescape(answer.content.decode())
    assert answer.status_code == status
    assert why in page
    assert f'value="{typed["title"]}"' in page
    assert SavedReply.objects.count() == 1


def test_on_a_ticket_its_facts_stand_in_the_text_and_are_read_no_further(cast: Cast, agent: Client) -> None:
    subject = "{agent.name} {{ 7|add:7 }} {% now %}"
    builders.ticket(cast.contact, at=now() - timedelta(minutes=10), subject=subject, priority="p1")
    text = "Dear {customer.first_name}, {ticket.reference} “{ticket.subject}” by {promise.resolution}. {promise.update}"
    agent.post(PAGE, {"title": "By when", "text": text})

    (offered,) = offers(agent, "WHEN")
    assert re.fullmatch(rf"Dear Marta, INT-1 “{re.escape(subject)}” by (today|\w{{3}}) \d\d:\d\d\. {GAP}", offered)
    assert offers(agent, "no such") == []
    assert "Nothing to say for promise.update" in agent.get(OFFERED).content.decode()


def test_another_desks_replies_are_not_offered(cast: Cast, sign_in: SignIn, agent: Client) -> None:
    builders.ticket(cast.contact, at=now() - timedelta(minutes=10), priority="p1")
    saved_replies.add(cast.south, "South", "From the south.", owner=None, by=cast.manager.as_actor, at=BEFORE_ALL)
    assert offers(agent) == []
    assert sign_in(cast.other_agent).get(OFFERED).status_code == 404
    assert sign_in(cast.auditor).get(OFFERED).status_code == 404


def test_braces_that_name_nothing_of_ours_are_left_alone() -> None:
    assert unknown_in('{"a": 1} {x} {0.name}') == ()
    assert filled('{"a": 1}', {}).text == '{"a": 1}'
