"""Tracking links: following one, and asking for a new one."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from tests.support import builders
from tests.support.cast import Cast
from tests.support.stage import scene
from upheld.notifications.models import Notification
from upheld.now import now
from upheld.surfaces.portal import track
from upheld.tickets.access import tracking_token
from upheld.tickets.actions import tracking
from upheld.tickets.models import Ticket


@scene
def ticket(cast: Cast) -> Ticket:
    return builders.ticket(cast.contact, at=now(), priority="p2")


def link(ticket: Ticket, *, at: datetime) -> str:
    """Return the address that a letter of that instant would carry."""
    nonce = tracking.make(ticket, ticket.contact, at=at).nonce
    return f"/{ticket.desk.name}/track/{tracking_token(nonce)}/"


@pytest.mark.attack(26)
def test_a_link_opens_its_ticket_in_this_browser_only(client: Client, ticket: Ticket) -> None:
    page = f"/integrato/tickets/{ticket.number}"
    assert client.get(page).status_code == 404
    answer = client.get(link(ticket, at=now()))
    assert (answer.status_code, answer.headers["Location"]) == (302, page)
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert client.get(page).status_code == 200
    assert Client().get(page).status_code == 404


@pytest.mark.attack(19, 26)
def test_an_expired_link_and_a_forged_one_offer_a_new_one_alike(client: Client, ticket: Ticket) -> None:
    old = client.get(link(ticket, at=datetime(2025, 1, 1, tzinfo=UTC)))
    forged = client.get("/integrato/track/forged:token/")
    assert (old.status_code, forged.status_code) == (410, 410)
    assert "Mail me a link" in forged.content.decode()


@pytest.mark.attack(26)
def test_a_link_of_another_desk_opens_nothing(client: Client, ticket: Ticket) -> None:
    address = link(ticket, at=now()).replace("/integrato/", "/interworx/")
    assert client.get(address).status_code == 410


@pytest.mark.parametrize("number", ["", "1", "INT-1"])
def test_a_new_link_is_mailed_to_the_tickets_own_contact(client: Client, ticket: Ticket, number: str) -> None:
    asked = {"email": ticket.contact.email.upper(), "number": number}
    assert client.post("/integrato/track/", asked).status_code == 200
    letter = Notification.objects.get(template="ticket-link")
    assert letter.recipient == ticket.contact.email


@pytest.mark.attack(19, 28)
def test_the_answer_is_the_same_for_an_address_that_is_not_known(client: Client, ticket: Ticket) -> None:
    known = client.post("/integrato/track/", {"email": ticket.contact.email}).content.decode()
    unknown = client.post("/integrato/track/", {"email": "who@else.example"}).content.decode()
    assert known.replace(ticket.contact.email, "who@else.example") == unknown
    assert Notification.objects.filter(template="ticket-link").count() == 1


@pytest.mark.attack(19)
def test_another_customers_number_sends_nothing(client: Client, cast: Cast, ticket: Ticket) -> None:
    client.post("/integrato/track/", {"email": cast.other_contact.email, "number": str(ticket.number)})
    assert not Notification.objects.filter(template="ticket-link").exists()


@pytest.mark.attack(9, 39)
def test_asking_too_often_is_refused_with_what_was_typed(client: Client, ticket: Ticket) -> None:
    asked = {"email": "who@else.example"}
    answers = [client.post("/integrato/track/", asked) for _ in range(track.ASKING.from_one_place + 1)]
    assert [answer.status_code for answer in answers] == [200] * track.ASKING.from_one_place + [429]
    assert "who@else.example" in answers[-1].content.decode()


def test_nonsense_is_refused_in_place(client: Client, ticket: Ticket) -> None:
    answer = client.post("/integrato/track/", {"email": "nobody"})
    assert answer.status_code == 422
    assert "Write an address such as" in answer.content.decode()


@pytest.mark.attack(19, 26)
def test_an_expired_link_is_renewed_with_one_click_for_its_own_reader_alone(client: Client, ticket: Ticket) -> None:
    old = link(ticket, at=datetime(2025, 1, 1, tzinfo=UTC))
    page = client.get(old).content.decode()
    assert f'action="{old}renewed/"' in page
    assert ticket.contact.email not in page
    assert not Notification.objects.filter(template="ticket-link").exists()
    known = client.post(f"{old}renewed/").content.decode()
    unknown = client.post("/integrato/track/forged:token/renewed/").content.decode()
    assert known == unknown
    assert [one.recipient for one in Notification.objects.filter(template="ticket-link")] == [ticket.contact.email]
    assert client.get(f"{old}renewed/").status_code == 405


@pytest.mark.attack(9, 39)
def test_renewing_again_and_again_sends_one_letter_and_is_refused(client: Client, ticket: Ticket) -> None:
    address = link(ticket, at=datetime(2025, 1, 1, tzinfo=UTC)) + "renewed/"
    answers = [client.post(address).status_code for _ in range(track.ASKING.from_one_place + 1)]
    assert answers[-1] == 429
    assert Notification.objects.filter(template="ticket-link").count() == 1
