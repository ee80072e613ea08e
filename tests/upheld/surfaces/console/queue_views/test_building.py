"""The builder: a condition more, a condition less, what it holds right now, saving, and every fault in place."""

import re

import pytest
from django.test import Client

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from tests.support.stage import scene
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.desks.models import Membership
from upheld.tickets.models import SavedView

NEW = "/integrato/console/views/new/"
URGENT = {"about-0": "priority", "is-0": "any", "values-0": ["p1", "p2"]}
VIEW = {"name": "Urgent", "audience": "maker", "order": "next_due", "columns": ["age"], "position": "3"}


def saved(client: Client, **changed: object) -> SavedView:
    answer = client.post(NEW, {**URGENT, **VIEW, "act": "save", **changed})
    assert answer.status_code == 302, answer.content.decode()
    return SavedView.objects.latest("id")


@scene
def waiting(cast: Cast) -> None:
    """What waits on the desk."""
    builders.ticket(cast.contact, at=BEFORE_ALL, priority="p1", subject="Orders stopped")
    builders.ticket(cast.contact, at=BEFORE_ALL, priority="p3", subject="Typo")


@pytest.fixture
def client(waiting: None, cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(cast.agent)


def test_a_view_is_built_and_stands_in_the_rail_with_its_count(client: Client) -> None:
    view = saved(client)

    page = client.get(f"/integrato/console/?view=v{view.pk}").content.decode()

    assert "Orders stopped" in page
    assert "Typo" not in page
    assert re.search(rf'view=v{view.pk}" aria-current="page">.*?Urgent<span class="rail-count">1<', page)


def test_conditions_are_added_and_removed_and_what_was_chosen_stays(client: Client) -> None:
    added = client.post(NEW, {**URGENT, **VIEW, "act": "add", "add": "due"}).content.decode()
    removed = client.post(NEW, {**URGENT, **VIEW, "about-1": "due", "act": "remove-0"}).content.decode()

    assert 'value="p1" checked' in added
    assert 'name="about-1" value="due"' in added
    assert 'value="Urgent"' in added
    assert 'name="about-0" value="due"' in removed
    assert 'name="about-1"' not in removed
    assert not SavedView.objects.exists()


def test_the_preview_shows_what_fits_right_now(client: Client) -> None:
    page = client.post("/integrato/console/views/preview/", URGENT).content.decode()

    assert "Orders stopped" in page
    assert "Typo" not in page


def test_the_preview_says_what_would_be_right(client: Client) -> None:
    wrong = {"about-0": "due", "is-0": "within", "values-0": "soon"}

    assert "30m, 2h or 1d" in client.post("/integrato/console/views/preview/", wrong).content.decode()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"values-0": ["p9"]}, "it knows p1, p2, p3, p4"),
        ({"values-0": []}, "say what Priority should be"),
        ({"about-0": ""}, "add a condition"),
        ({"name": ""}, "Give the view a name."),
        ({"audience": "desk"}, "Select a valid choice"),
        ({"audience": "team-999"}, "Select a valid choice"),
        ({"columns": ["moon"]}, "Select a valid choice"),
        ({"position": "-1"}, "greater than or equal to 0"),
    ],
)
def test_what_is_wrong_is_said_in_place_and_nothing_is_saved(
    client: Client, changed: dict[str, object], said: str
) -> None:
    answer = client.post(NEW, {**URGENT, **VIEW, "act": "save", **changed})

    assert answer.status_code == 422
    assert said.lower() in answer.content.decode().lower()
    assert not SavedView.objects.exists()


def test_a_view_is_changed_by_its_maker_and_taken_away(client: Client) -> None:
    view = saved(client)
    address = f"/integrato/console/views/{view.pk}/"
    assert 'value="p2" checked' in client.get(address).content.decode()

    client.post(address, {**URGENT, **VIEW, "values-0": ["p3"], "act": "save"})
    assert "Typo" in client.get(f"/integrato/console/?view=v{view.pk}").content.decode()

    client.post(f"{address}deletion/")
    assert client.get(f"/integrato/console/?view=v{view.pk}").status_code == 404


def test_a_customer_is_shown_by_name_when_a_view_is_changed(client: Client) -> None:
    view = saved(client, **{"about-0": "customer", "values-0": "Acme"})

    assert 'value="Acme"' in client.get(f"/integrato/console/views/{view.pk}/").content.decode()


def test_a_name_is_shown_as_it_was_written(client: Client) -> None:
    saved(client, name="<script>alert(1)</script>")

    assert "<script>alert" not in client.get("/integrato/console/").content.decode()
    assert "<script>alert" not in client.get("/integrato/console/views/").content.decode()


def test_a_page_of_views_names_those_that_one_sees(client: Client, cast: Cast, sign_in: SignIn) -> None:
    saved(client)

    assert "Urgent" in client.get("/integrato/console/views/").content.decode()
    assert "Urgent" not in sign_in(cast.manager).get("/integrato/console/views/").content.decode()


def test_columns_are_chosen_for_oneself_alone(client: Client, cast: Cast, sign_in: SignIn) -> None:
    client.post("/integrato/console/views/next/columns/", {"columns": ["kind", "received"]})

    own = client.get("/integrato/console/").content.decode()
    theirs = sign_in(cast.manager).get("/integrato/console/").content.decode()
    assert "queue-cell queue-kind" in own
    assert "queue-cell queue-customer" not in own
    assert "queue-cell queue-customer" in theirs

    client.post("/integrato/console/views/next/columns/", {"act": "reset"})
    assert "queue-cell queue-customer" in client.get("/integrato/console/").content.decode()


def test_a_column_that_there_is_not_is_refused(client: Client, cast: Cast) -> None:
    client.post("/integrato/console/views/next/columns/", {"columns": ["moon"]})

    assert Membership.objects.get(user=cast.agent).columns == {}
