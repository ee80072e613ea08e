"""Letting a person see all tickets of their customer: in the console, and what they see then."""

import pytest
from django.test import Client

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from upheld.customers.models import Contact
from upheld.customers.queries import oversees
from upheld.now import now

SENT = "5b4a4f1e-2f7a-4a39-9d0c-6d0e7c0b1a01"


def lena(cast: Cast) -> Contact:
    return builders.contact(cast.north, "Lena Brandt", organisation=cast.contact.organisation, at=BEFORE_ALL)


def signed_in(contact: Contact) -> Client:
    client = Client()
    assert contact.user is not None
    client.force_login(contact.user)
    return client


def grant(cast: Cast, contact: Contact, *, place: str = "") -> int:
    client = Client()
    client.force_login(cast.agent)
    return client.post(f"/integrato/console/people/{contact.pk}/oversight/{place}").status_code


@pytest.mark.attack(20)
def test_only_then_a_colleague_sees_and_decides_about_anothers_ticket(cast: Cast) -> None:
    ticket = builders.ticket(cast.contact, at=now(), subject="Orders stopped", priority="p2")
    theirs = builders.ticket(cast.other_contact, at=now(), subject="Another customer's", priority="p2")
    contact = lena(cast)
    client = signed_in(contact)
    page = f"/integrato/tickets/{ticket.number}"
    assert client.get(page).status_code == 404
    assert grant(cast, contact) == 302
    listed = client.get("/integrato/tickets/").content.decode()
    assert "Tickets of Acme" in listed
    assert "Marta Lindqvist" in listed
    assert "Another customer" not in listed
    assert client.get(f"/integrato/tickets/{theirs.number}").status_code == 404
    client.post(f"{page}/escalation/", {"reason": "Now.", "submission": SENT})
    assert "Lena Brandt" in client.get(page).content.decode()
    assert grant(cast, contact, place="ended/") == 302
    assert client.get(page).status_code == 404


def test_the_person_page_says_so(cast: Cast) -> None:
    contact, client = lena(cast), Client()
    client.force_login(cast.agent)
    grant(cast, contact)
    assert oversees(contact)
    assert "Only their own" in client.get(f"/integrato/console/people/{contact.pk}/").content.decode()
