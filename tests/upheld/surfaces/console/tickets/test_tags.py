"""Tags on the ticket's page: with and without script, and what is refused in place."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from tests.support import builders
from tests.support.cast import Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.now import now
from upheld.tickets.models import Ticket

PAGE = "/integrato/console/tickets/1/"
IN_PLACE = {"HX-Request": "true"}


@pytest.fixture
def agent(cast: Cast, sign_in: SignIn) -> Client:
    """An agent before a ticket received ten minutes ago."""
    builders.ticket(cast.contact, at=now() - timedelta(minutes=10), priority="p1")
    return sign_in(cast.agent)


def test_a_tag_is_added_in_place_with_a_way_back(agent: Client) -> None:
    part = agent.post(f"{PAGE}tags/", {"name": "Billing"}, headers=IN_PLACE).content.decode()

    assert "Added billing." in part
    assert re.search(rf'data-undo method="post" action="{PAGE}tags/removed/"', part)
    assert "<html" not in part
    assert Ticket.objects.get().tags == ["billing"]


def test_undoing_offers_no_further_undo(agent: Client) -> None:
    agent.post(f"{PAGE}tags/", {"name": "billing"}, headers=IN_PLACE)
    part = agent.post(f"{PAGE}tags/removed/", {"name": "billing", "undone": "1"}, headers=IN_PLACE).content.decode()

    assert "data-undo" not in part
    assert Ticket.objects.get().tags == []


def test_without_script_the_page_comes_back_with_the_tag_and_says_who_did_it(agent: Client) -> None:
    page = agent.post(f"{PAGE}tags/", {"name": "billing"}, follow=True).content.decode()

    assert 'aria-label="Remove the tag billing"' in page
    assert "tagged it billing" in page


def test_what_is_no_tag_is_refused_in_place_and_kept(agent: Client) -> None:
    answer = agent.post(f"{PAGE}tags/", {"name": "x" * 50}, headers=IN_PLACE)

    assert answer.status_code == 409
    assert f'value="{"x" * 50}"' in answer.content.decode()
    assert "at most 40 letters" in answer.content.decode()


def test_tags_are_shown_never_run_and_stand_in_the_queue(agent: Client) -> None:
    agent.post(f"{PAGE}tags/", {"name": "<b>vip</b>"})

    for address in (PAGE, "/integrato/console/"):
        page = agent.get(address).content.decode()
        assert "<b>vip</b>" not in page
        assert "&lt;b&gt;vip&lt;/b&gt;" in page


def test_what_one_types_is_completed_from_the_desks_own_words(agent: Client) -> None:
    agent.post(f"{PAGE}tags/", {"name": "billing"})

    offered = agent.get("/integrato/console/tags/?name=BIL").content.decode()

    assert '<option value="billing">' in offered


def test_the_customer_sees_no_tags(agent: Client, cast: Cast, sign_in: SignIn) -> None:
    agent.post(f"{PAGE}tags/", {"name": "difficult-customer"})
    assert cast.contact.user is not None

    page = sign_in(cast.contact.user).get("/integrato/tickets/1")

    assert page.status_code == 200
    assert "difficult-customer" not in page.content.decode()
