"""Working a ticket from its page: what each act does, what is refused, and that what was typed is kept.

The views read the clock themselves, so tickets here are received a few minutes before the present.
"""

import re
import uuid
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.support import builders, harness
from tests.support.cast import Cast
from tests.support.stage import scene
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.now import now
from upheld.tickets.models import Assignment, Clock, Hold, Message, Ticket

PAGE = "/integrato/console/tickets/1/"


@scene
def waiting(cast: Cast) -> None:
    """What waits on the desk."""
    builders.ticket(cast.contact, at=now() - timedelta(minutes=10), priority="p1")


@pytest.fixture
def agent(waiting: None, cast: Cast, sign_in: SignIn) -> Client:
    """An agent before a ticket of a customer whose hours never end, received ten minutes ago."""
    return sign_in(cast.agent)


def text(answer: HttpResponse) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def said(words: str) -> dict[str, str]:
    return {"text": words, "submission": str(uuid.uuid4())}


def test_a_reply_stops_the_response_clock_and_says_so_where_it_happened(agent: Client) -> None:
    page = text(agent.post(f"{PAGE}replies/", said("We are on it."), follow=True))
    assert Clock.objects.get(metric="response_time").stage == "in_progress"
    assert "on its way" in page
    harness.seconds_are_over()
    page = text(agent.get(PAGE))

    assert Clock.objects.get(metric="response_time").stage == "completed"
    assert re.search(r"response kept, (49|50) min to spare", page)
    assert "We are on it." in page


def test_a_note_moves_no_clock(agent: Client) -> None:
    page = text(agent.post(f"{PAGE}notes/", said("Check the gateway."), follow=True))

    assert Clock.objects.get(metric="response_time").stage == "in_progress"
    assert "internal note" in page


def test_the_same_page_sent_twice_writes_once(agent: Client) -> None:
    twice = said("Once.")
    agent.post(f"{PAGE}replies/", twice)
    agent.post(f"{PAGE}replies/", twice)
    harness.seconds_are_over()
    agent.post(f"{PAGE}replies/", twice)
    harness.seconds_are_over()

    assert Message.objects.filter(kind="reply").count() == 1


@pytest.mark.parametrize("act", ["replies", "notes"])
def test_saying_nothing_is_refused_in_place(agent: Client, act: str) -> None:
    answer = agent.post(f"{PAGE}{act}/", said("  "))

    assert answer.status_code == 422
    assert "Write something first." in text(answer)
    assert Message.objects.count() == 1


def test_what_was_typed_stays_when_the_page_had_no_number_of_its_own(agent: Client) -> None:
    answer = agent.post(f"{PAGE}notes/", {"text": "A long thought", "submission": "none"})

    assert answer.status_code == 422
    assert "A long thought</textarea>" in text(answer)


def test_a_hold_pauses_the_resolution_clock_and_lifting_it_resumes(agent: Client) -> None:
    agent.post(f"{PAGE}replies/", said("Please send a file."))
    harness.seconds_are_over()
    page = text(agent.post(f"{PAGE}hold/", {"reason": "customer", "note": "a HAR file"}, follow=True))
    held = Clock.objects.get(metric="resolution_time").stage
    agent.post(f"{PAGE}hold/lifted/")

    assert held == "paused"
    assert "a HAR file" in page
    assert "Take off hold" in page
    assert Clock.objects.get(metric="resolution_time").stage == "in_progress"


def test_a_reason_that_the_agreement_does_not_name_is_refused_and_the_note_is_kept(agent: Client) -> None:
    answer = agent.post(f"{PAGE}hold/", {"reason": "lunch", "note": "a sandwich"})

    assert answer.status_code == 422
    assert 'value="a sandwich"' in text(answer)
    assert not Hold.objects.exists()


def test_a_second_hold_is_refused_in_words(agent: Client) -> None:
    agent.post(f"{PAGE}hold/", {"reason": "customer"})
    answer = agent.post(f"{PAGE}hold/", {"reason": "customer"})

    assert answer.status_code == 409
    assert "INT-1 is on hold already." in text(answer)


@pytest.mark.parametrize(
    ("acts", "words"),
    [
        (["hold/lifted"], "INT-1 is not on hold."),
        (["closure/reopened"], "INT-1 is not resolved."),
        (["closure", "closure"], "INT-1 is resolved already."),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(agent: Client, acts: list[str], words: str) -> None:
    for act in acts:
        answer = agent.post(f"{PAGE}{act}/")

    assert answer.status_code == 409
    assert words in text(answer)


def test_resolving_completes_the_ticket_and_reopening_undoes_it(agent: Client) -> None:
    page = text(agent.post(f"{PAGE}closure/", follow=True))
    resolved = Ticket.objects.get().state
    agent.post(f"{PAGE}closure/reopened/")

    assert resolved == "resolved"
    assert "Reopen" in page
    assert Ticket.objects.get().state == "open"


def test_a_ticket_is_taken_and_given(agent: Client, cast: Cast) -> None:
    agent.post(f"{PAGE}assignment/", {"agent": cast.agent.pk})
    page = text(agent.post(f"{PAGE}assignment/", {"agent": cast.manager.pk}, follow=True))

    assert Assignment.objects.get(ended_at=None).agent == cast.manager
    assert "took it" in page
    assert "gave it to Ana Duarte" in page


@pytest.mark.parametrize("part", ["auditor", "other_agent"])
def test_a_ticket_is_given_only_to_those_who_answer_on_its_desk(agent: Client, cast: Cast, part: str) -> None:
    answer = agent.post(f"{PAGE}assignment/", {"agent": getattr(cast, part).pk})

    assert answer.status_code == 422
    assert "answers on this desk" in text(answer)
    assert not Assignment.objects.exists()


def test_who_did_it_is_who_signed_in_whatever_is_posted(agent: Client, cast: Cast) -> None:
    agent.post(f"{PAGE}replies/", {**said("Hello"), "by": "agent:1", "sent_at": "2001-01-01", "kind": "customer"})
    harness.seconds_are_over()

    reply = Message.objects.get(kind="reply")
    assert reply.sent_by == f"agent:{cast.agent.pk}"
    assert reply.sent_at.year > 2001


@pytest.mark.attack(1)
def test_words_are_shown_never_run(agent: Client) -> None:
    page = text(agent.post(f"{PAGE}replies/", said('<img src=x onerror="alert(1)">'), follow=True))

    assert "<img src=x" not in page
    assert "&lt;img src=x" in page


def test_every_clock_shows_its_strength_its_clause_and_why(agent: Client) -> None:
    page = text(agent.get(PAGE))

    assert page.count("Why this time") == 2
    assert 'href="/integrato/support#c-5-1"' in page
    assert "Target" in page
    assert "within 1 business hour" in page


def test_the_composer_of_a_note_posts_notes(agent: Client) -> None:
    assert f'action="{PAGE}notes/"' in text(agent.get(f"{PAGE}?write=note"))


def test_the_timeline_is_given_what_a_change_can_change_and_not_the_composer(agent: Client) -> None:
    part = text(agent.get(PAGE, headers={"HX-Request": "true", "HX-Target": "timeline"}))

    assert "<html" not in part
    assert 'id="timeline"' in part
    assert 'id="facts-body" hx-swap-oob="true"' in part
    assert '<nav id="rail-views" aria-label="Views" hx-swap-oob="true">' in part
    assert 'id="composer"' not in part
