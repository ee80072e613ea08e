"""The desk's own fields on the ticket's page: filled in in place, and asked when it is resolved."""

import re
import uuid
from datetime import timedelta

import pytest
from django.test import Client

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from tests.support.stage import scene
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.now import now
from upheld.tickets.actions import custom_fields
from upheld.tickets.actions.custom_fields import Description
from upheld.tickets.models import CustomField, Sending, Ticket

PAGE = "/integrato/console/tickets/1/"
IN_PLACE = {"HX-Request": "true"}
Kind = CustomField.Kind


@scene
def waiting(cast: Cast) -> None:
    """What waits on the desk."""
    for kind in Kind:
        options = ("Red", "Blue") if kind == Kind.CHOICE else ()
        said = Description(label=f"My {kind.label}", options=options, owed=kind == Kind.NUMBER)
        custom_fields.add(cast.north, kind, said, by=cast.manager.as_actor, at=BEFORE_ALL)
    builders.ticket(cast.contact, at=now() - timedelta(minutes=10), priority="p1")


@pytest.fixture
def agent(waiting: None, cast: Cast, sign_in: SignIn) -> Client:
    """An agent before a ticket of a desk with one field of each kind, of which the number is owed."""
    return sign_in(cast.agent)


@pytest.mark.parametrize(
    ("key", "typed", "shown"),
    [
        ("my_text", "<b>4.2</b>", "&lt;b&gt;4.2&lt;/b&gt;"),
        ("my_long_text", "one\r\ntwo", "one\ntwo"),
        ("my_choice", "Blue", "Blue"),
        ("my_number", "12,50", "12.5"),
        ("my_date", "2026-11-30", "Nov. 30, 2026"),
        ("my_checkbox", "on", "Yes"),
    ],
)
def test_each_kind_is_filled_in_in_place(agent: Client, key: str, typed: str, shown: str) -> None:
    part = agent.post(f"{PAGE}fields/{key}/", {"value": typed, "was": ""}, headers=IN_PLACE).content.decode()

    assert f'<span class="field-shown">{shown}</span>' in part
    assert "<html" not in part
    emptied = agent.post(f"{PAGE}fields/{key}/", {"value": ""}, headers=IN_PLACE).content.decode()
    assert "field-shown" not in emptied


def test_what_is_no_value_is_refused_beside_what_was_typed(agent: Client) -> None:
    for headers in (IN_PLACE, {}):
        answer = agent.post(f"{PAGE}fields/my_number/", {"value": "much", "was": ""}, headers=headers)
        assert answer.status_code == 422
        page = answer.content.decode()
        assert re.search(r"<details class=\"field-edit\" open>(?:(?!</details>).)*value=\"much\"", page, re.DOTALL)
        assert "Write a number, such as 12.5." in page


def test_a_change_by_somebody_else_is_shown_and_ones_own_words_are_kept(agent: Client) -> None:
    agent.post(f"{PAGE}fields/my_text/", {"value": "theirs", "was": ""})
    answer = agent.post(f"{PAGE}fields/my_text/", {"value": "mine", "was": ""}, headers=IN_PLACE)

    part = answer.content.decode()
    assert answer.status_code == 409
    assert '<span class="field-shown">theirs</span>' in part
    assert 'value="mine"' in part
    assert 'name="was" value="theirs"' in part, "saving once more is meant"


def test_without_script_the_page_comes_back_and_tells_it(agent: Client) -> None:
    page = agent.post(f"{PAGE}fields/my_choice/", {"value": "Red", "was": ""}, follow=True).content.decode()

    assert "filled in My Choice: Red" in page


@pytest.mark.parametrize("key", ["owner", "facts", "field_values"])
def test_a_field_that_the_desk_has_not_is_not_found(agent: Client, key: str) -> None:
    assert agent.post(f"{PAGE}fields/{key}/", {"value": "x"}).status_code == 404


def test_resolving_asks_for_what_is_owed_and_nothing_else(agent: Client) -> None:
    refused = agent.post(f"{PAGE}closure/").content.decode()
    assert re.search(r'id="resolve" role="dialog"', refused), "the sheet stands open"
    assert "Fill it in first." in refused
    wrong = agent.post(f"{PAGE}closure/", {"field_my_number": "much"})
    assert (wrong.status_code, "Write a number" in wrong.content.decode()) == (422, True)

    agent.post(f"{PAGE}closure/", {"field_my_number": "2", "field_my_text": "not asked"})

    ticket = Ticket.objects.get()
    assert (ticket.state, ticket.field_values) == ("resolved", {"my_number": "2"})


def test_readers_see_values_and_customers_nothing(agent: Client, cast: Cast, sign_in: SignIn) -> None:
    agent.post(f"{PAGE}fields/my_text/", {"value": "root of it all", "was": ""})
    auditor = sign_in(cast.auditor).get(PAGE).content.decode()
    assert "root of it all" in auditor
    assert "/fields/my_text/" not in auditor
    assert cast.contact.user is not None
    assert "root of it all" not in sign_in(cast.contact.user).get("/integrato/tickets/1").content.decode()


def test_sending_and_resolving_asks_for_what_is_owed_and_keeps_the_words(agent: Client) -> None:
    sent = {"text": "Fixed in 4.2", "submission": str(uuid.uuid4()), "then": "resolve:"}
    refused = agent.post(f"{PAGE}replies/", sent)
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "Before it is resolved, the desk wants to know" in page
    assert "Fixed in 4.2</textarea>" in page
    assert '<option value="resolve:" selected>' in page
    assert not Sending.objects.exists()

    agent.post(f"{PAGE}fields/my_number/", {"value": "2", "was": ""}, headers=IN_PLACE)
    assert agent.post(f"{PAGE}replies/", sent).status_code == 302
    assert Sending.objects.exists()
