"""Who sees, builds, shares, changes and deletes which view: a table over the cast; forbidden and absent look alike."""

import pytest
from django.test import Client

from tests.support.cast import BEFORE_ALL, Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.accounts.models import User
from upheld.audit.facts import THE_DESK
from upheld.desks.actions import teams
from upheld.desks.models import Team
from upheld.tickets.actions import saved_view
from upheld.tickets.actions.saved_view import ViewPlan
from upheld.tickets.models import SavedView
from upheld.tickets.queries.views.conditions import Condition

P1 = Condition(about="priority", relation="any", values=("p1",))
PAGES = ("views/", "views/new/")
FORM = {
    "about-0": "priority",
    "is-0": "any",
    "values-0": ["p1"],
    "act": "save",
    "name": "Mine now",
    "order": "next_due",
    "columns": ["age"],
    "position": "0",
}


def person(cast: Cast, part: str) -> User:
    found = cast.contact.user if part == "customer" else getattr(cast, part)
    assert isinstance(found, User)
    return found


def team_of_agent(cast: Cast) -> Team:
    team = teams.form(cast.north, "Engineering", by=THE_DESK, at=BEFORE_ALL)
    teams.add_member(team, cast.agent, by=THE_DESK, at=BEFORE_ALL)
    return team


def view_of_agent(cast: Cast, audience: str) -> SavedView:
    team = team_of_agent(cast)
    plan = ViewPlan(
        name="Theirs",
        conditions=(P1,),
        audience=SavedView.Audience(audience),
        team=team if audience == "team" else None,
    )
    return saved_view.save(cast.north, plan, maker=cast.agent, by=cast.agent.as_actor, at=BEFORE_ALL)


@pytest.mark.parametrize(
    ("audience", "part", "sees", "changes"),
    [
        ("maker", "agent", True, True),
        ("maker", "manager", False, False),
        ("maker", "auditor", False, False),
        ("maker", "other_agent", False, False),
        ("team", "agent", True, True),
        ("team", "manager", False, True),
        ("team", "auditor", False, False),
        ("team", "other_agent", False, False),
        ("desk", "agent", True, True),
        ("desk", "manager", True, True),
        ("desk", "auditor", True, False),
        ("desk", "other_agent", False, False),
        ("desk", "customer", False, False),
    ],
)
def test_who_sees_a_view_and_who_changes_it(
    cast: Cast, sign_in: SignIn, audience: str, part: str, sees: bool, changes: bool
) -> None:
    view = view_of_agent(cast, audience)
    client = sign_in(person(cast, part))

    assert (client.get(f"/integrato/console/?view=v{view.pk}").status_code == 200) is sees
    address = f"/integrato/console/views/{view.pk}/"
    assert (client.get(address).status_code == 200) is changes
    assert (client.post(f"{address}deletion/").status_code == 302) is changes
    view.refresh_from_db()
    assert (view.deleted_at is not None) is changes


@pytest.mark.parametrize("part", ["agent", "manager", "auditor"])
@pytest.mark.parametrize("page", PAGES)
def test_who_works_on_the_desk_may_build_views(cast: Cast, sign_in: SignIn, part: str, page: str) -> None:
    assert sign_in(person(cast, part)).get(f"/integrato/console/{page}").status_code == 200


@pytest.mark.parametrize("part", ["other_agent", "customer"])
@pytest.mark.parametrize("page", [*PAGES, "views/preview/", "views/next/columns/"])
def test_strangers_are_told_that_there_is_nothing(cast: Cast, sign_in: SignIn, part: str, page: str) -> None:
    client = sign_in(person(cast, part))

    assert client.post(f"/integrato/console/{page}", FORM).status_code == 404 or page == "views/"
    assert client.get(f"/integrato/console/{page}").status_code in (404, 405)
    assert not SavedView.objects.exists()


@pytest.mark.parametrize(
    ("part", "with_team", "with_desk"), [("agent", True, False), ("manager", True, True), ("auditor", False, False)]
)
def test_with_whom_a_view_may_be_shared(
    cast: Cast, sign_in: SignIn, part: str, with_team: bool, with_desk: bool
) -> None:
    team, client = team_of_agent(cast), sign_in(person(cast, part))

    def shared(audience: str) -> bool:
        sent = {**FORM, "audience": audience, "name": audience}
        return client.post("/integrato/console/views/new/", sent).status_code == 302

    assert shared("maker")
    assert shared(f"team-{team.pk}") is with_team
    assert shared("desk") is with_desk


def test_a_view_is_not_reached_from_another_desk(cast: Cast, sign_in: SignIn) -> None:
    view = view_of_agent(cast, "desk")

    assert sign_in(cast.other_agent).get(f"/interworx/console/?view=v{view.pk}").status_code == 404
    assert sign_in(cast.other_agent).get(f"/interworx/console/views/{view.pk}/").status_code == 404


def test_views_are_built_with_the_token_of_our_own_pages_only(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.agent, backend="django.contrib.auth.backends.ModelBackend")

    assert client.post("/integrato/console/views/new/", {**FORM, "audience": "maker"}).status_code == 403
