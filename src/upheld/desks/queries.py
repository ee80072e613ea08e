"""What screens may show of desks and the people on them."""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef

from upheld.accounts.models import User
from upheld.desks.models import Desk, Membership, Team, TeamMember


def all_desks() -> Sequence[Desk]:
    """Return every desk of this installation, by title."""
    return list(Desk.objects.order_by("title"))


def desks_of(user: User) -> Sequence[Desk]:
    """Return the desks on which a person works, by title."""
    return list(Desk.objects.filter(memberships__user=user, memberships__ended_at__isnull=True).order_by("title"))


def agents_of(desk: Desk) -> Sequence[User]:
    """Return those who may answer on a desk, by name."""
    roles = [Membership.Role.AGENT, Membership.Role.MANAGER]
    return list(
        User.objects.filter(
            memberships__desk=desk,
            memberships__ended_at__isnull=True,
            memberships__role__in=roles,
            is_active=True,
        ).order_by("name", "id")
    )


def teams_of(desk: Desk) -> Sequence[Team]:
    """Return a desk's teams that are not given up, by name."""
    return list(Team.objects.filter(desk=desk, retired_at__isnull=True).order_by("name"))


def teams_with(user: User, desk: Desk) -> Sequence[Team]:
    """Return the teams of a desk that a person is in, by name."""
    return list(
        Team.objects.filter(
            desk=desk, retired_at__isnull=True, members__user=user, members__ended_at__isnull=True
        ).order_by("name")
    )


def members_of(team: Team) -> Sequence[User]:
    """Return who is in a team, by name."""
    return list(
        User.objects.filter(teams__team=team, teams__ended_at__isnull=True, is_active=True).order_by("name", "id")
    )


def teams_and_whose(desk: Desk, user: User) -> Sequence[tuple[Team, bool]]:
    """Return a desk's teams that are not given up, each with whether a person is in it; their own first, by name."""
    inside = TeamMember.objects.filter(team=OuterRef("pk"), user=user, ended_at__isnull=True)
    teams = Team.objects.filter(desk=desk, retired_at__isnull=True).annotate(own=Exists(inside))
    return [(team, team.own) for team in teams.order_by("-own", "name")]
