"""Teams of a desk, and who is in them."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from tests.support.cast import Cast
from upheld.audit.queries import history_of
from upheld.desks.access import NotFound, Permission, member_for, team_of_member
from upheld.desks.actions import teams
from upheld.desks.models import Team, TeamMember
from upheld.desks.queries import members_of, teams_of, teams_with

AT = datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC)
LATER = datetime(2026, 3, 29, 1, 0, 0, tzinfo=UTC)


@pytest.fixture
def billing(cast: Cast) -> Team:
    return teams.form(cast.north, "  Billing  and money ", by=cast.manager.as_actor, at=AT)


def test_a_team_is_formed_with_a_tidy_name(cast: Cast, billing: Team) -> None:
    assert billing.name == "Billing and money"
    assert list(teams_of(cast.north)) == [billing]
    assert list(teams_of(cast.south)) == []
    assert [event.verb for event in history_of("team", billing.pk, desk=cast.north.name)] == ["formed"]


@pytest.mark.parametrize("name", ["", "   ", "BILLING AND MONEY"])
def test_a_team_needs_a_name_of_its_own(cast: Cast, billing: Team, name: str) -> None:
    with pytest.raises(teams.BadTeamName):
        teams.form(cast.north, name, by=cast.manager.as_actor, at=AT)


def test_a_team_may_take_its_own_name_in_other_letters(cast: Cast, billing: Team) -> None:
    assert teams.rename(billing, "BILLING and money", by=cast.manager.as_actor, at=AT).name == "BILLING and money"


def test_people_join_once_and_leave(cast: Cast, billing: Team) -> None:
    first = teams.add_member(billing, cast.agent, by=cast.manager.as_actor, at=AT)
    assert teams.add_member(billing, cast.agent, by=cast.manager.as_actor, at=LATER) == first
    assert list(members_of(billing)) == [cast.agent]
    assert list(teams_with(cast.agent, cast.north)) == [billing]
    teams.remove_member(billing, cast.agent, by=cast.manager.as_actor, at=LATER)
    teams.remove_member(billing, cast.agent, by=cast.manager.as_actor, at=LATER)
    assert list(members_of(billing)) == []
    verbs = [event.verb for event in history_of("team", billing.pk, desk=cast.north.name)]
    assert sorted(verbs) == ["formed", "joined", "left"]


@pytest.mark.parametrize("who", ["auditor", "other_agent"])
def test_only_those_who_answer_on_the_desk_join(cast: Cast, billing: Team, who: str) -> None:
    with pytest.raises(teams.NotAnAgent):
        teams.add_member(billing, getattr(cast, who), by=cast.manager.as_actor, at=AT)


def test_a_retired_team_is_empty_and_its_name_is_free(cast: Cast, billing: Team) -> None:
    teams.add_member(billing, cast.agent, by=cast.manager.as_actor, at=AT)
    retired = teams.retire(billing, by=cast.manager.as_actor, at=LATER)
    assert teams.retire(billing, by=cast.agent.as_actor, at=LATER).retired_by == retired.retired_by
    assert list(members_of(billing)) == []
    with pytest.raises(teams.TeamRetired):
        teams.add_member(billing, cast.agent, by=cast.manager.as_actor, at=LATER)
    assert teams.form(cast.north, billing.name, by=cast.manager.as_actor, at=LATER) != billing


def test_a_team_of_another_desk_does_not_exist(cast: Cast, billing: Team) -> None:
    here = member_for(cast.agent, cast.north.name, permission=Permission.READ_TICKETS)
    there = member_for(cast.other_agent, cast.south.name, permission=Permission.READ_TICKETS)
    assert team_of_member(here, billing.pk) == billing
    with pytest.raises(NotFound):
        team_of_member(there, billing.pk)


def test_the_database_refuses_what_must_never_be(cast: Cast, billing: Team) -> None:
    made = {"desk": cast.north, "created_at": AT, "created_by": "desk"}
    joined = {"team": billing, "user": cast.agent, "joined_at": LATER, "joined_by": "desk"}
    TeamMember.objects.create(**joined)
    for refused in (
        lambda: Team.objects.create(name=billing.name, **made),
        lambda: Team.objects.create(name="", **made),
        lambda: Team.objects.create(name="Half retired", retired_at=AT, **made),
        lambda: TeamMember.objects.create(**joined),
        lambda: TeamMember.objects.filter(team=billing).update(ended_at=LATER),
        lambda: TeamMember.objects.filter(team=billing).update(ended_at=AT, ended_by="desk"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            refused()
