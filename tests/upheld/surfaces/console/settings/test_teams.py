"""The pages of teams: formed, filled, renamed, given up, each refusal in place."""

import pytest

from tests.support.cast import BEFORE_ALL, Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.desks.actions import teams
from upheld.desks.models import Team
from upheld.desks.queries import members_of

PAGE = "/integrato/console/settings/teams/"


@pytest.fixture
def billing(cast: Cast) -> Team:
    return teams.form(cast.north, "Billing", by=cast.manager.as_actor, at=BEFORE_ALL)


def test_a_desk_without_teams_says_what_they_are_for(cast: Cast, sign_in: SignIn) -> None:
    assert "No teams yet" in sign_in(cast.manager).get(PAGE).content.decode()


def test_a_team_lives_from_beginning_to_end(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.manager)
    assert "is formed" in client.post(PAGE, {"name": "Network"}, follow=True).content.decode()
    team = Team.objects.get()
    at = f"{PAGE}{team.pk}/"
    client.post(f"{at}members/", {"person": cast.agent.pk})
    client.post(f"{at}name/", {"name": "Networks"})
    page = client.get(at).content.decode()
    assert "Take Ravi Menon out of the team" in page
    assert "<title>Networks" in page
    client.post(f"{at}members/{cast.agent.pk}/left/")
    assert list(members_of(team)) == []
    assert "is given up" in client.post(f"{at}retired/", follow=True).content.decode()
    assert client.get(at).status_code == 404


def test_a_taken_name_is_refused_with_what_was_typed(cast: Cast, sign_in: SignIn, billing: Team) -> None:
    for address in (PAGE, f"{PAGE}{teams.form(cast.north, 'Web', by=cast.manager.as_actor, at=BEFORE_ALL).pk}/name/"):
        answer = sign_in(cast.manager).post(address, {"name": "BILLING"})
        assert answer.status_code == 409
        assert 'value="BILLING"' in answer.content.decode()


@pytest.mark.parametrize("who", ["auditor", "other_agent"])
def test_only_those_who_answer_here_are_put_in(cast: Cast, sign_in: SignIn, billing: Team, who: str) -> None:
    answer = sign_in(cast.manager).post(f"{PAGE}{billing.pk}/members/", {"person": getattr(cast, who).pk})
    assert answer.status_code == 422
    assert list(members_of(billing)) == []


def test_who_is_not_in_it_cannot_be_taken_out(cast: Cast, sign_in: SignIn, billing: Team) -> None:
    assert sign_in(cast.manager).post(f"{PAGE}{billing.pk}/members/{cast.agent.pk}/left/").status_code == 404
