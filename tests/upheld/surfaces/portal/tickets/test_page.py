"""The page of one ticket, for its customer."""

import pytest
from django.test import Client

from tests.support import builders
from tests.support.cast import Cast
from upheld.now import now
from upheld.tickets.actions import closure, hold, message
from upheld.tickets.models import Ticket


@pytest.fixture
def ticket(cast: Cast, client: Client) -> Ticket:
    """A ticket whose customer is signed in."""
    assert cast.contact.user is not None
    client.force_login(cast.contact.user)
    return builders.ticket(
        cast.contact, at=now(), subject="<b>Orders</b>", text="<script>alert(1)</script>", priority="p2"
    )


def page_of(client: Client, ticket: Ticket) -> str:
    answer = client.get(f"/integrato/tickets/{ticket.number}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_shows_promise_clause_and_conversation(client: Client, ticket: Ticket) -> None:
    page = page_of(client, ticket)
    assert "Resolution" in page
    assert 'href="/integrato/support#c-5-1"' in page
    assert page.count("<h1") == 1


@pytest.mark.attack(1)
def test_html_in_what_people_write_is_shown_and_not_run(client: Client, ticket: Ticket) -> None:
    page = page_of(client, ticket)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "&lt;b&gt;Orders" in page


@pytest.mark.attack(23)
def test_a_reply_of_the_desk_is_shown_with_the_promise_it_kept_and_a_note_is_not(
    client: Client, cast: Cast, ticket: Ticket
) -> None:
    message.note(ticket, "They never pay.", by=cast.agent.as_actor, at=now())
    message.reply(ticket, "We look into it.", by=cast.agent.as_actor, at=now())
    page = page_of(client, ticket)
    assert "We look into it." in page
    assert "response kept" in page
    assert "They never pay." not in page


def test_a_hold_says_for_whom_we_wait(client: Client, cast: Cast, ticket: Ticket) -> None:
    hold.place(ticket, reason="customer", note="", by=cast.agent.as_actor, at=now())
    assert "Your reply lifts it." in page_of(client, ticket)


def test_a_resolved_ticket_can_be_said_to_be_not_solved(client: Client, cast: Cast, ticket: Ticket) -> None:
    closure.resolve(ticket, by=cast.agent.as_actor, at=now())
    page = page_of(client, ticket)
    assert "not solved" in page.replace("&#x27;", "'")
    assert "Resolved" in page


def test_it_listens_to_this_ticket_only(client: Client, ticket: Ticket) -> None:
    page = page_of(client, ticket)
    assert 'name="live-url"' in page
    assert f'data-live="ticket:INT-{ticket.number}"' in page


def test_a_ticket_that_is_not_there_answers_like_a_forbidden_one(client: Client, cast: Cast, ticket: Ticket) -> None:
    absent = client.get("/integrato/tickets/999")
    huge = client.get("/integrato/tickets/99999999999999999999999")
    assert cast.other_contact.user is not None
    client.force_login(cast.other_contact.user)
    forbidden = client.get(f"/integrato/tickets/{ticket.number}")
    assert {absent.status_code, huge.status_code, forbidden.status_code} == {404}


def test_no_cache_keeps_it(client: Client, ticket: Ticket) -> None:
    answer = client.get(f"/integrato/tickets/{ticket.number}")
    assert "no-store" in answer.headers["Cache-Control"]
    assert "noindex" in answer.headers["X-Robots-Tag"]


def test_the_receipt_names_where_the_link_went(client: Client, ticket: Ticket) -> None:
    page = client.get(f"/integrato/tickets/{ticket.number}/received").content.decode()
    assert f"We have your ticket, INT-{ticket.number}" in page
    assert ticket.contact.email in page
