"""Opening a resolved ticket again within the agreement's days, and a new one that goes on from it after them."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from tests.support import builders
from tests.support.cast import Cast
from tests.support.intake import typed
from upheld.channels.email.letter import compose
from upheld.notifications.models import Notification
from upheld.now import now
from upheld.tickets.actions import closure
from upheld.tickets.models import Message, Ticket, TicketLink

SENT = "5b4a4f1e-2f7a-4a39-9d0c-6d0e7c0b1a01"


@pytest.fixture
def ticket(cast: Cast, client: Client) -> Ticket:
    """A ticket received long ago, whose customer is signed in."""
    assert cast.contact.user is not None
    client.force_login(cast.contact.user)
    return builders.ticket(cast.contact, at=now() - timedelta(days=90), priority="p2")


def resolved(ticket: Ticket, cast: Cast, *, at: datetime) -> Ticket:
    closure.resolve(ticket, by=cast.agent.as_actor, at=at)
    return ticket


def page(client: Client, ticket: Ticket) -> str:
    return client.get(f"/integrato/tickets/{ticket.number}").content.decode()


def reply(client: Client, ticket: Ticket, text: str) -> str:
    sent = {"text": text, "submission": SENT}
    return client.post(f"/integrato/tickets/{ticket.number}/replies/", sent).headers["Location"]


def test_within_the_days_a_reply_opens_it_again(client: Client, cast: Cast, ticket: Ticket) -> None:
    resolved(ticket, cast, at=now() - timedelta(days=20))
    assert "a reply opens the ticket again" in page(client, ticket)
    assert reply(client, ticket, "Again.") == f"/integrato/tickets/{ticket.number}"
    ticket.refresh_from_db()
    assert ticket.state == Ticket.State.OPEN


def test_after_them_the_page_says_with_the_clause_what_to_do_instead(
    client: Client, cast: Cast, ticket: Ticket
) -> None:
    resolved(ticket, cast, at=now() - timedelta(days=40))
    shown = page(client, ticket)
    assert "It could be opened again for 30 days." in shown
    assert "/integrato/support#c-5-4" in shown
    assert "Go on in a new ticket" in shown
    assert "closure/reopened" not in shown


def test_the_mail_says_how_long_and_by_which_clause(cast: Cast, ticket: Ticket) -> None:
    resolved(ticket, cast, at=now())
    letter = compose(Notification.objects.get(template="ticket-resolved"))
    for body in (letter.body, str(letter.alternatives)):
        assert "within 30 days" in body
        assert "clause 5.4" in body


@pytest.mark.attack(34)
def test_after_them_neither_a_reply_nor_the_button_opens_it(client: Client, cast: Cast, ticket: Ticket) -> None:
    resolved(ticket, cast, at=now() - timedelta(days=40))
    reply(client, ticket, "Again.")
    answer = client.post(f"/integrato/tickets/{ticket.number}/closure/reopened/")
    assert (answer.status_code, "can no longer be opened again" in answer.content.decode()) == (409, True)
    ticket.refresh_from_db()
    assert ticket.state == Ticket.State.RESOLVED
    assert not Message.objects.filter(text="Again.").exists()


def test_the_desk_opens_it_again_whenever_it_likes(cast: Cast, ticket: Ticket) -> None:
    resolved(ticket, cast, at=now() - timedelta(days=40))
    closure.reopen(ticket, by=cast.agent.as_actor, at=now())
    ticket.refresh_from_db()
    assert ticket.state == Ticket.State.OPEN


def test_the_words_are_carried_into_a_new_ticket_that_is_linked(client: Client, cast: Cast, ticket: Ticket) -> None:
    resolved(ticket, cast, at=now() - timedelta(days=40))
    place = reply(client, ticket, "It is back.")
    assert place == f"/integrato/tickets/new?follows={ticket.number}"
    form = client.get(place)
    assert ["It is back.", ticket.subject] == [form.context["form"][name].value() for name in ("text", "subject")]
    assert f"{ticket.desk.prefix}-{ticket.number}" in form.content.decode()

    sent = typed("integrato", follows=str(ticket.number), subject="Again", text="It is back.")
    confirm = client.post("/integrato/tickets/new", sent)
    assert f'name="follows" hidden>\n{ticket.number}<' in confirm.content.decode()
    client.post("/integrato/tickets/new", sent | {"step": "send"})
    link = TicketLink.objects.get(target=ticket)
    assert (link.kind, link.source.subject) == (TicketLink.Kind.FOLLOWS, "Again")
    assert "Goes on in" in page(client, ticket)
    assert "Goes on from" in page(client, link.source)
    assert not client.get(place).context["form"]["text"].value()


@pytest.mark.attack(20)
@pytest.mark.parametrize("said", ["9" * 30, "0", "-1", "x", "²"])
def test_nothing_goes_on_from_a_ticket_that_there_is_not(client: Client, ticket: Ticket, said: str) -> None:
    answer = client.get("/integrato/tickets/new", {"follows": said})
    assert (answer.status_code, answer.context["goes_on_from"]) == (200, None)


@pytest.mark.attack(20)
def test_nothing_goes_on_from_a_strangers_ticket(client: Client, cast: Cast, ticket: Ticket) -> None:
    assert cast.other_contact.user is not None
    client.force_login(cast.other_contact.user)
    place = f"/{cast.other_contact.desk.name}/tickets/new"
    assert client.get(place, {"follows": ticket.number}).context["goes_on_from"] is None
    assert Client().get("/integrato/tickets/new", {"follows": ticket.number}).context["goes_on_from"] is None
