"""Making and retiring teams, and saying who is in them."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.accounts.models import User
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.desks.models import Desk, Team, TeamMember
from upheld.desks.queries import agents_of, teams_of


class BadTeamName(ValueError):
    """A team has a name of its own."""


class NotAnAgent(ValueError):
    """Only those who may answer on a desk can be in its teams."""


class TeamRetired(ValueError):
    """Nobody joins a team that was given up."""


@transaction.atomic
def form(desk: Desk, name: str, *, by: Actor, at: datetime) -> Team:
    """Form a team on a desk. Raises BadTeamName."""
    team = Team.objects.create(desk=desk, name=_free_name(desk, name), created_at=at, created_by=by.reference)
    record("team", team.pk, "formed", desk=desk.name, by=by, at=at, facts={"name": team.name})
    return team


@transaction.atomic
def rename(team: Team, name: str, *, by: Actor, at: datetime) -> Team:
    """Give a team another name. Raises BadTeamName."""
    team = _locked(team)
    before, team.name = team.name, _free_name(team.desk, name, other_than=team)
    team.save(update_fields=["name"])
    record("team", team.pk, "renamed", desk=team.desk.name, by=by, at=at, facts={"from": before, "to": team.name})
    return team


@transaction.atomic
def retire(team: Team, *, by: Actor, at: datetime) -> Team:
    """Give a team up: it takes no more tickets and nobody is in it; what it has, it keeps. Again changes nothing."""
    team = _locked(team)
    if team.retired_at is not None:
        return team
    TeamMember.objects.filter(team=team, ended_at__isnull=True).update(ended_at=at, ended_by=by.reference)
    team.retired_at, team.retired_by = at, by.reference
    team.save(update_fields=["retired_at", "retired_by"])
    record("team", team.pk, "retired", desk=team.desk.name, by=by, at=at, facts={"name": team.name})
    return team


@transaction.atomic
def add_member(team: Team, user: User, *, by: Actor, at: datetime) -> TeamMember:
    """Put a person in a team; whoever is in it stays. Raises TeamRetired, NotAnAgent."""
    team = _locked(team)
    if present := TeamMember.objects.filter(team=team, user=user, ended_at__isnull=True).first():
        return present
    if team.retired_at is not None:
        raise TeamRetired(_("%(team)s was given up") % {"team": team})
    if user not in agents_of(team.desk):
        raise NotAnAgent(_("%(who)s does not answer on %(desk)s") % {"who": user, "desk": team.desk})
    member = TeamMember.objects.create(team=team, user=user, joined_at=at, joined_by=by.reference)
    record("team", team.pk, "joined", desk=team.desk.name, by=by, at=at, facts={"who": str(user)})
    return member


@transaction.atomic
def remove_member(team: Team, user: User, *, by: Actor, at: datetime) -> None:
    """Take a person out of a team; whoever is not in it stays out."""
    team = _locked(team)
    present = TeamMember.objects.filter(team=team, user=user, ended_at__isnull=True)
    if present.update(ended_at=at, ended_by=by.reference):
        record("team", team.pk, "left", desk=team.desk.name, by=by, at=at, facts={"who": str(user)})


def _locked(team: Team) -> Team:
    return Team.objects.select_for_update(of=("self",)).select_related("desk").get(pk=team.pk)


def _free_name(desk: Desk, name: str, *, other_than: Team | None = None) -> str:
    name = " ".join(name.split())
    if not name:
        raise BadTeamName(_("give the team a name, such as Billing"))
    if any(team.name.casefold() == name.casefold() and team != other_than for team in teams_of(desk)):
        raise BadTeamName(_("there is a team %(name)s already") % {"name": name})
    return name
