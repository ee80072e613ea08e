"""Merging from the ticket's page: choosing, seeing what it means, doing it, and the way back."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.support import builders
from tests.support.cast import Cast
from tests.support.stage import scene
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.now import now
from upheld.tickets.actions import message
from upheld.tickets.models import Ticket, TicketMerge

DESK = "/integrato/console/tickets/"


@scene
def waiting(cast: Cast) -> None:
    """What waits on the desk."""
    at = now() - timedelta(minutes=10)
    builders.ticket(cast.contact, at=at, subject="Orders stopped", text="At noon.", priority="p2")
    builders.ticket(cast.contact, at=at + timedelta(minutes=1), subject="No orders", text="Look here.", priority="p2")
    builders.ticket(cast.other_contact, at=at, subject="Relay is down", text="Globex only.", priority="p2")
    stranger = builders.contact(cast.south, "Eve Stone", organisation=None, at=at)
    for _ in range(4):
        builders.ticket(stranger, at=at, subject="Secret of the South", priority="medium", category="support")


@pytest.fixture
def agent(waiting: None, cast: Cast, sign_in: SignIn) -> Client:
    """An agent of a desk with two tickets of one customer and one of another, beside a desk with a secret."""
    return sign_in(cast.agent)


def page(agent: Client, address: str) -> str:
    answer = agent.get(f"{DESK}{address}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_offers_the_same_persons_open_tickets_and_finds_others(agent: Client) -> None:
    assert 'data-key="m"' in page(agent, "2/")
    offered = page(agent, "2/merging/")
    assert "Orders stopped" in offered
    assert "Relay is down" not in offered
    assert "Relay is down" in page(agent, "2/merging/?q=relay")
    assert "Relay is down" in page(agent, "2/merging/?q=INT-3")
    assert "Secret" not in page(agent, "2/merging/?q=secret")
    assert "No other ticket fits" in page(agent, "2/merging/?q=4")


def test_the_preview_says_whose_promise_stands(agent: Client) -> None:
    preview = page(agent, "1/merging/?other=2")

    assert "Merge INT-2 into INT-1" in preview
    assert preview.index("Stands as it is") < preview.index("Counts no more")
    assert "Two people asked." not in preview


def test_either_may_be_kept_and_letting_a_promise_go_takes_a_reason(agent: Client) -> None:
    assert "A promise is let go." not in page(agent, "2/merging/?other=1")
    turned = page(agent, "2/merging/?other=1&keep=2")
    assert "Merge INT-1 into INT-2" in turned
    assert "A promise is let go." in turned
    assert 'name="keep" value="1"' in turned, "the way back"

    said = {"other": "1", "keep": "2"}
    refused = agent.post(f"{DESK}2/merges/", said)
    assert (refused.status_code, "would be let go; say why" in refused.content.decode()) == (409, True)
    assert "Merge INT-1 into INT-2" in refused.content.decode()
    kept = agent.post(f"{DESK}2/merges/", {**said, "reason": "They go on there."}, follow=True)
    assert kept.redirect_chain[-1][0] == f"{DESK}2/"
    assert "merged INT-1 into it: They go on there." in kept.content.decode()


@pytest.mark.parametrize("keep", ["", "3", "x", "²"])
def test_whoever_says_nothing_of_the_two_keeps_the_older(agent: Client, keep: str) -> None:
    agent.post(f"{DESK}2/merges/", {"other": "1", "keep": keep})

    assert TicketMerge.objects.get().kept.number == 1


@pytest.mark.attack(19, 24)
@pytest.mark.parametrize("other", ["4", "IW-1", "99", "x", "²", "-1"])
def test_what_is_not_on_the_desk_is_not_there(agent: Client, other: str) -> None:
    assert agent.get(f"{DESK}1/merging/", {"other": other}).status_code == 404
    answer = agent.post(f"{DESK}1/merges/", {"other": other})
    assert answer.status_code == 409
    assert "There is no such ticket on this desk." in answer.content.decode()
    assert "Secret" not in answer.content.decode()


def test_merged_both_conversations_stand_in_one_and_go_apart_again(agent: Client, cast: Cast) -> None:
    answer = agent.post(f"{DESK}2/merges/", {"other": "1"}, follow=True)

    kept = answer.content.decode()
    assert answer.redirect_chain[-1][0] == f"{DESK}1/"
    assert "INT-2 was merged into INT-1." in kept
    assert kept.index("At noon.") < kept.index("Look here.")
    assert "on INT-2" in kept
    assert "merged INT-2 into it" in kept
    gone = page(agent, "2/")
    assert "The conversation goes on here:" in gone
    assert 'id="composer"' not in gone
    assert "/closure/reopened/" not in gone
    reply = agent.post(f"{DESK}2/notes/", {"text": "x", "submission": "6f3a1f64-26f9-4b0e-8b9f-0a8e5a9c4b11"})
    assert reply.status_code == 409

    row = TicketMerge.objects.get()
    refused = agent.post(f"{DESK}1/merges/{row.pk}/undone/", {"reason": " "})
    assert (refused.status_code, "Say why." in refused.content.decode()) == (409, True)
    undone = agent.post(f"{DESK}1/merges/{row.pk}/undone/", {"reason": "Two faults."}, follow=True).content.decode()
    assert "INT-2 is a ticket of its own again." in undone
    assert "undid the merge with INT-1: Two faults." in undone
    assert "Look here." not in page(agent, "1/")


def test_another_persons_ticket_takes_explicit_words_and_what_was_typed_stays(agent: Client, cast: Cast) -> None:
    asked = page(agent, "2/merging/?other=3")
    # The later one is Acme's.
    assert f"Write {cast.contact.email} to confirm it" in asked
    answer = agent.post(f"{DESK}2/merges/", {"other": "3", "confirmed": "sure"})
    assert answer.status_code == 409
    assert 'value="sure"' in answer.content.decode()
    assert not TicketMerge.objects.exists()


def test_a_merge_of_other_tickets_is_not_undone_from_here(agent: Client) -> None:
    agent.post(f"{DESK}2/merges/", {"other": "1"})
    row = TicketMerge.objects.get()

    assert agent.post(f"{DESK}3/merges/{row.pk}/undone/", {"reason": "x"}).status_code == 404


def test_who_only_reads_sees_the_merge_and_no_way_back(agent: Client, cast: Cast, sign_in: SignIn) -> None:
    agent.post(f"{DESK}2/merges/", {"other": "1"})
    auditor = sign_in(cast.auditor)

    seen = page(auditor, "1/")

    assert "Merged into this" in seen
    assert "/undone/" not in seen
    assert auditor.get(f"{DESK}2/merging/").status_code == 404


def test_a_customer_of_the_kept_one_reads_nothing_of_another_customers(
    agent: Client, cast: Cast, sign_in: SignIn
) -> None:
    globex, acme = cast.other_contact, cast.contact
    first = Ticket.objects.get(desk=cast.north, number=3)
    said = {"other": "3", "keep": "3", "confirmed": acme.email, "reason": "One fault."}
    assert agent.post(f"{DESK}1/merges/", said).status_code == 302
    message.reply(first, "Fixed for all.", by=cast.agent.as_actor, at=now())
    assert globex.user
    assert acme.user

    theirs = sign_in(globex.user).get("/integrato/tickets/3").content.decode()
    ours = sign_in(acme.user).get("/integrato/tickets/1").content.decode()

    assert "At noon." not in theirs
    assert "INT-1" not in theirs
    assert "Globex only." in theirs
    assert "Relay is down" not in ours
    assert "Globex only." not in ours
    assert "INT-3" not in ours
    assert "At noon." in ours
    assert "Fixed for all." in ours
    assert "Fixed for all." in theirs
    assert sign_in(acme.user).get("/integrato/tickets/3").status_code == 404
