"""Judging tickets from their page: what is shown beforehand, what each judgement does, and what is refused in place."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.support import builders
from tests.support.amended import amended
from tests.support.cast import Cast, assemble
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.agreements.actions.publish import publish
from upheld.now import now
from upheld.tickets.models import Clock, Fulfilment, Recount, Ticket

PAGE = "/integrato/console/tickets/1/"


@pytest.fixture
def agent(cast: Cast, sign_in: SignIn) -> Client:
    """An agent before a P2 of a customer whose hours never end, received ten minutes ago."""
    builders.ticket(cast.contact, at=now() - timedelta(minutes=10), priority="p2", category="defect")
    return sign_in(cast.agent)


def text(answer: HttpResponse) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def seen() -> str:
    last = Recount.objects.order_by("-id").first()
    return str(last.pk if last else 0)


def judged(client: Client, act: str, **sent: str) -> HttpResponse:
    return client.post(f"{PAGE}{act}/", {"reason": "Nobody is stopped.", "seen": seen(), **sent}, follow=True)  # type: ignore[return-value]  # the test client's own class


def test_the_page_offers_each_priority_with_what_this_ticket_would_get(agent: Client) -> None:
    page = text(agent.get(f"{PAGE}?sheets=all"))

    assert re.search(r"P1.*Response by (today|\w{3}) \d\d:\d\d; Resolution by", page)
    assert "Resolution: Future release" in page
    assert 'name="seen" value="0"' in page


def test_setting_the_priority_counts_anew_and_shows_both(agent: Client) -> None:
    page = text(judged(agent, "priority", priority="p3"))

    ticket = Ticket.objects.get()
    assert (ticket.priority, ticket.priority_asked) == ("p3", "p2")
    assert "asked P2" in page
    assert "set the priority to P3 (asked: P2): Nobody is stopped." in page
    assert "“Future release”" in page


def test_a_reason_is_asked_for_and_the_choice_is_kept(agent: Client) -> None:
    answer = judged(agent, "priority", priority="p3", reason=" ")

    assert answer.status_code == 422
    assert "Say why; the customer reads it." in text(answer)
    assert re.search(r'value="p3" checked', text(answer))
    assert not re.search(r'id="priority" popover', text(answer))


def test_who_looked_before_somebody_else_judged_is_told_so_and_keeps_what_they_wrote(agent: Client) -> None:
    judged(agent, "priority", priority="p1")
    answer = judged(agent, "priority", priority="p4", seen="0", reason="A wish.")

    assert answer.status_code == 409
    assert "changed INT-1 while you looked at it" in text(answer)
    assert "A wish.</textarea>" in text(answer)
    assert Ticket.objects.get().priority == "p1"


def test_a_priority_that_the_agreement_does_not_know_is_refused_in_words(agent: Client) -> None:
    answer = judged(agent, "priority", priority="p0")

    assert answer.status_code == 409
    assert "p1, p2, p3 or p4" in text(answer)


def test_facts_are_put_right(agent: Client) -> None:
    page = text(judged(agent, "facts", fact_category="question"))

    assert Ticket.objects.get().facts["category"] == "question"
    assert "put right: Category is General question" in page


def test_a_future_release_is_linked(agent: Client) -> None:
    judged(agent, "priority", priority="p3")
    assert "Link the release" in text(agent.get(PAGE))
    sent = {"release": "4.2", "released_on": "2026-11-20", "url": "https://integrato.example/4.2"}

    page = text(agent.post(f"{PAGE}fulfilments/resolution_time/", sent, follow=True))

    assert "Fulfilled" in page
    assert "fulfilled “Future release”: 4.2" in page
    assert "Link the release" not in page
    assert Clock.objects.get(metric="resolution_time").stage == "completed"


def test_a_release_without_its_day_is_refused_in_place(agent: Client) -> None:
    judged(agent, "priority", priority="p3")

    answer = agent.post(f"{PAGE}fulfilments/resolution_time/", {"release": "4.2"})

    assert answer.status_code == 422
    assert "Say when it shipped." in text(answer)
    assert 'value="4.2"' in text(answer)
    assert not Fulfilment.objects.exists()


def test_a_decision_is_recorded(agent: Client) -> None:
    judged(agent, "priority", priority="p4")

    page = text(agent.post(f"{PAGE}fulfilments/resolution_time/", {"decision": "We will not."}, follow=True))

    assert "fulfilled “At our own discretion”: We will not." in page


def test_a_resolved_ticket_is_not_judged(agent: Client) -> None:
    agent.post(f"{PAGE}closure/")

    assert 'id="priority"' not in text(agent.get(PAGE))
    assert judged(agent, "priority", priority="p1").status_code == 409


def test_a_manager_moves_a_ticket_to_a_later_version_and_an_agent_does_not(cast: Cast, sign_in: SignIn) -> None:
    builders.ticket(cast.contact, at=datetime(2026, 3, 2, 10, 0, tzinfo=UTC), priority="p2")
    agent = sign_in(cast.agent)
    better = ("{plan: super-premium, priority: p2}, within: 5", "{plan: super-premium, priority: p2}, within: 2")
    published_at = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)
    publish(cast.north, amended("integrato", better, effective="2026-06-01"), by=cast.manager.as_actor, at=published_at)
    manager = sign_in(cast.manager)

    assert "Move to v2" not in text(agent.get(PAGE))
    assert judged(agent, "agreement").status_code == 404
    offered = text(manager.get(PAGE))
    page = text(judged(manager, "agreement", reason="Agreed by phone."))

    assert "Move to v2" in offered
    assert "moved it from version 1 of the agreement to version 2: Agreed by phone." in page
    assert "moved from v1 by Ana Duarte" in page
    assert Ticket.objects.get().agreement_version.number == 2


def test_an_emergency_waits_to_be_judged_and_then_says_who_judged(db: None, sign_in: SignIn) -> None:
    cast = assemble(north="interworx", south="integrato")
    # A Saturday night in New York.
    night = datetime(2026, 11, 15, 3, 10, tzinfo=UTC)
    builders.ticket(cast.contact, at=night, priority="urgent", emergency="true")
    agent = sign_in(cast.agent)
    page = "/interworx/console/tickets/1/"

    waiting = text(agent.get(page))
    sent = {"reason": "One site of many.", "verdict": "no", "seen": "0"}
    judged_page = text(agent.post(f"{page}emergency/", sent, follow=True))

    assert "Waiting to be judged." in waiting
    assert "a member of the support team judges whether it is one" in waiting
    assert "Not an emergency." in judged_page
    assert "Ravi Menon judged it: One site of many." in judged_page
    assert "No promise" in judged_page
