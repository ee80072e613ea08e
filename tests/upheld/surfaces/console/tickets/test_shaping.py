"""Passing on and naming a ticket from its page; what was typed stays where it is refused."""

import re
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.support import builders
from tests.support.cast import BEFORE_ALL, Cast
from tests.upheld.surfaces.console.conftest import SignIn
from upheld.audit.facts import THE_DESK
from upheld.desks.actions import teams
from upheld.desks.models import Team
from upheld.now import now
from upheld.tickets.models import Ticket

PAGE = "/integrato/console/tickets/1/"


@pytest.fixture
def engineering(cast: Cast) -> Team:
    """A team in which nobody is yet."""
    return teams.form(cast.north, "Engineering", by=THE_DESK, at=BEFORE_ALL)


@pytest.fixture
def agent(cast: Cast, sign_in: SignIn) -> Client:
    """An agent before a ticket received ten minutes ago."""
    builders.ticket(cast.contact, at=now() - timedelta(minutes=10), priority="p1")
    return sign_in(cast.agent)


def text(answer: HttpResponse) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def test_a_ticket_is_passed_to_a_team_and_back(agent: Client, engineering: Team) -> None:
    sent = {"team": engineering.pk, "reason": "The relay is theirs."}
    page = text(agent.post(f"{PAGE}team/", sent, follow=True))
    back = text(agent.post(f"{PAGE}team/", {"team": "", "reason": "Not the relay."}, follow=True))

    assert "passed it to Engineering: The relay is theirs." in page
    assert "<b>Engineering</b>" in page
    assert "gave it back to the whole desk: Not the relay." in back
    assert Ticket.objects.get().team is None


def test_a_team_without_a_reason_is_refused_on_its_sheet(agent: Client, engineering: Team) -> None:
    answer = agent.post(f"{PAGE}team/", {"team": engineering.pk, "reason": " "})

    assert answer.status_code == 422
    assert re.search(r'id="team" role="dialog"', text(answer)), "the sheet stands open"
    assert "Say why; the team reads it." in text(answer)


def test_a_team_of_another_desk_does_not_exist(agent: Client, engineering: Team, cast: Cast) -> None:
    other = teams.form(cast.south, "Secret project", by=THE_DESK, at=BEFORE_ALL)
    answer = agent.post(f"{PAGE}team/", {"team": other.pk, "reason": "x"})

    assert answer.status_code == 422
    assert "Secret project" not in text(answer)


def test_a_desk_without_teams_offers_none(agent: Client) -> None:
    assert 'id="team"' not in text(agent.get(PAGE))


def test_the_kind_is_changed(agent: Client) -> None:
    page = text(agent.post(f"{PAGE}kind/", {"kind": "incident"}, follow=True))

    assert "said that it is: Incident (was: Question)" in page
    assert agent.post(f"{PAGE}kind/", {"kind": "alert"}).status_code == 422
    assert Ticket.objects.get().kind == "incident"
