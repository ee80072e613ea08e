"""Links on the ticket's page: made and taken back in place, and nothing is learnt of what one may not see."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.support import builders
from tests.support.cast import Cast
from tests.support.stage import scene
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.now import now
from upheld.tickets.models import TicketLink

PAGE = "/integrato/console/tickets/1/"
IN_PLACE = {"HX-Request": "true"}


@scene
def waiting(cast: Cast) -> None:
    """What waits on the desk."""
    at = now() - timedelta(minutes=10)
    builders.ticket(cast.contact, at=at, subject="Orders stopped", priority="p1")
    builders.ticket(cast.other_contact, at=at, subject="Relay is down", priority="p1")
    stranger = builders.contact(cast.south, "Eve Stone", organisation=None, at=at)
    for _ in range(3):
        builders.ticket(stranger, at=at, subject="Secret of the South", priority="medium", category="support")


@pytest.fixture
def agent(waiting: None, cast: Cast, sign_in: SignIn) -> Client:
    """An agent of a desk with two tickets of two customers, beside a desk with one."""
    return sign_in(cast.agent)


@pytest.mark.parametrize("typed", ["2", "INT-2", " int-2 "])
def test_a_link_is_made_in_place_by_number_with_a_way_back(agent: Client, typed: str) -> None:
    sent = {"relation": "blocks-by", "other": typed}
    part = agent.post(f"{PAGE}links/", sent, headers=IN_PLACE).content.decode()

    assert "Linked: blocked by INT-2." in part
    assert "Relay is down" in part
    link = TicketLink.objects.get()
    assert (link.source.number, link.target.number) == (2, 1)

    undone = agent.post(f"{PAGE}links/removed/", {**sent, "undone": "1"}, headers=IN_PLACE).content.decode()
    assert "data-undo" not in undone
    assert not TicketLink.objects.exists()


def test_without_script_both_pages_tell_it(agent: Client) -> None:
    page = agent.post(f"{PAGE}links/", {"relation": "causes", "other": "2"}, follow=True).content.decode()

    assert "linked it: causes INT-2" in page
    assert "linked it: caused by INT-1" in agent.get("/integrato/console/tickets/2/").content.decode()


@pytest.mark.attack(19)
@pytest.mark.parametrize("other", ["3", "IW-1", "INT-99", "0", "", "x", "-1", "9" * 30, "²"])
def test_what_is_not_on_the_desk_is_refused_alike_and_kept(agent: Client, other: str) -> None:
    answer = agent.post(f"{PAGE}links/", {"relation": "blocks", "other": other}, headers=IN_PLACE)

    assert answer.status_code == 409
    assert "There is no such ticket on this desk." in answer.content.decode()
    assert f'value="{other}"' in answer.content.decode()
    assert "Secret" not in answer.content.decode()


def test_a_relation_that_no_form_offers_is_not_found(agent: Client) -> None:
    assert agent.post(f"{PAGE}links/", {"relation": "owns", "other": "2"}).status_code == 404


def test_a_refused_link_says_why(agent: Client) -> None:
    answer = agent.post(f"{PAGE}links/", {"relation": "blocks", "other": "1"})

    assert answer.status_code == 409
    assert "A ticket cannot be linked to itself." in answer.content.decode()


def test_a_customer_learns_nothing_of_another_customers_ticket(agent: Client, cast: Cast, sign_in: SignIn) -> None:
    agent.post(f"{PAGE}links/", {"relation": "duplicates", "other": "2"})
    assert cast.contact.user is not None

    page = sign_in(cast.contact.user).get("/integrato/tickets/1").content.decode()

    assert "Relay is down" not in page
    assert "INT-2" not in page
