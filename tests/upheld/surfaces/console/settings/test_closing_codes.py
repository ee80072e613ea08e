"""The page of closing codes, and being asked for one when a ticket is resolved."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.now import now
from upheld.tickets.actions import closing_codes
from upheld.tickets.models import ClosingCode, Closure, Ticket

PAGE = "/integrato/console/settings/closing-codes/"
TICKET = "/integrato/console/tickets/1/"


@pytest.fixture
def manager(cast: Cast, sign_in: SignIn) -> Client:
    """A manager of desk North."""
    return sign_in(cast.manager)


def test_codes_are_added_renamed_ordered_and_given_up(manager: Client) -> None:
    for label in ("Fixed", "Explained"):
        manager.post(PAGE, {"label": label})
    second = ClosingCode.objects.get(label="Explained")
    manager.post(f"{PAGE}{second.pk}/label/", {"label": "Answered"})
    manager.post(f"{PAGE}{second.pk}/higher/")

    page = manager.get(PAGE).content.decode()
    assert page.index('value="Answered"') < page.index('value="Fixed"')

    manager.post(f"{PAGE}{second.pk}/retired/")
    assert "Answered" not in manager.get(PAGE).content.decode()
    assert manager.post(f"{PAGE}{second.pk}/label/", {"label": "x"}).status_code == 404


def test_a_label_that_is_taken_is_refused_with_what_was_typed(manager: Client) -> None:
    manager.post(PAGE, {"label": "Fixed"})
    answer = manager.post(PAGE, {"label": "FIXED"})

    assert answer.status_code == 409
    assert 'value="FIXED"' in answer.content.decode()
    assert manager.post(PAGE, {"label": ""}).status_code == 422


def test_the_settings_lead_there_for_managers_only(cast: Cast, sign_in: SignIn, manager: Client) -> None:
    assert PAGE in manager.get("/integrato/console/settings/").content.decode()
    for part in (cast.agent, cast.auditor, cast.other_agent):
        client = sign_in(part)
        assert PAGE not in client.get("/integrato/console/settings/").content.decode()
        for answer in (client.get(PAGE), client.post(PAGE, {"label": "Mine"})):
            assert answer.status_code == 404
    assert not ClosingCode.objects.exists()


def test_a_code_of_another_desk_does_not_exist(cast: Cast, manager: Client) -> None:
    other = closing_codes.add(cast.south, "Elsewhere", by=cast.manager.as_actor, at=BEFORE_ALL)
    for act in ("label", "higher", "retired"):
        assert manager.post(f"{PAGE}{other.pk}/{act}/", {"label": "x"}).status_code == 404


def test_resolving_asks_how_it_ended_and_the_customer_is_not_told(cast: Cast, sign_in: SignIn, manager: Client) -> None:
    builders.ticket(cast.contact, at=now() - timedelta(minutes=10), priority="p1")
    manager.post(PAGE, {"label": "Customer's own doing"})
    agent = sign_in(cast.agent)

    refused = agent.post(f"{TICKET}closure/")
    assert refused.status_code == 422
    assert "Say how it ended." in refused.content.decode()
    assert not Closure.objects.exists()

    page = agent.post(f"{TICKET}closure/", {"code": "customers_own_doing"}, follow=True).content.decode()
    assert "resolved it: Customer&#x27;s own doing" in page
    assert Ticket.objects.get().state == "resolved"
    assert cast.contact.user is not None
    assert "own doing" not in sign_in(cast.contact.user).get("/integrato/tickets/1").content.decode()
