"""What screens may show of desks and the people on them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from upheld.accounts.models import User
from upheld.audit.facts import THE_DESK, ActorKind
from upheld.desks.memory import remembered
from upheld.desks.models import (
    Absence,
    Announcement,
    ApiToken,
    Desk,
    Invitation,
    Membership,
    ProviderIdentity,
    Siege,
    SignInProvider,
    Team,
    TeamMember,
)
from upheld.prepared import Prepared

ANNOUNCEMENTS_LISTED, SIEGES_LISTED = 50, 10


def all_desks() -> Sequence[Desk]:
    """Return every desk of this installation, by title."""
    return list(Desk.objects.order_by("title"))


_DESKS_OF = Prepared(
    lambda user: Desk.objects.filter(memberships__user=user, memberships__ended_at__isnull=True).order_by("title"),
    user=int,
)


def desks_of(user: User) -> Sequence[Desk]:
    """Return the desks on which a person works, by title."""
    return _DESKS_OF(user=user.pk)


def works_anywhere(user: User) -> bool:
    """Say whether a person has ever worked on a desk of this installation."""
    return Membership.objects.filter(user=user).exists()


def agents_of(desk: Desk) -> Sequence[User]:
    """Return those who may answer on a desk, by name."""
    return remembered(desk, "agents", lambda: tuple(_agents(desk)))


def _agents(desk: Desk) -> QuerySet[User]:
    roles = [Membership.Role.AGENT, Membership.Role.MANAGER]
    people = User.objects.filter(
        memberships__desk=desk,
        memberships__ended_at__isnull=True,
        memberships__role__in=roles,
        is_active=True,
    )
    return people.order_by("name", "id")


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
    """Return a desk's teams that are not given up, by name, each with whether a person is in it."""
    return remembered(desk, ("teams", user.pk), lambda: tuple(_teams_and_whose(desk, user)))


def _teams_and_whose(desk: Desk, user: User) -> Iterator[tuple[Team, bool]]:
    inside = TeamMember.objects.filter(team=OuterRef("pk"), user=user, ended_at__isnull=True)
    teams = Team.objects.filter(desk=desk, retired_at__isnull=True).annotate(own=Exists(inside)).order_by("name")
    return ((team, team.own) for team in teams)


def memberships_of(desk: Desk) -> Sequence[Membership]:
    """Return everyone who is on a desk, by name."""
    present = Membership.objects.filter(desk=desk, ended_at__isnull=True, user__is_active=True)
    return list(present.select_related("user", "desk").order_by("user__name", "user_id"))


def open_invitations_of(desk: Desk, *, at: datetime) -> Sequence[Invitation]:
    """Return the invitations to a desk that can still be accepted, newest first."""
    unanswered = Invitation.objects.filter(desk=desk, accepted_at__isnull=True, withdrawn_at__isnull=True)
    return list(unanswered.filter(expires_at__gt=at).select_related("desk").order_by("-invited_at", "-id"))


def sized_teams_of(desk: Desk) -> Sequence[tuple[Team, int]]:
    """Return a desk's teams that are not given up, by name, each with how many are in it."""
    present = Count("members", filter=Q(members__ended_at__isnull=True, members__user__is_active=True))
    teams = Team.objects.filter(desk=desk, retired_at__isnull=True).annotate(size=present)
    return [(team, team.size) for team in teams.order_by("name")]


def tokens_of(desk: Desk) -> Sequence[ApiToken]:
    """Return a desk's keys: those that work first, then those taken back, each newest first."""
    return list(ApiToken.objects.filter(desk=desk).order_by("-revoked_at", "-created_at", "-id"))


def keys_made_by(member: Membership) -> int:
    """Return how many working keys to their desk a member has made."""
    reference = member.user.as_actor.reference
    return ApiToken.objects.filter(desk=member.desk, created_by=reference, revoked_at__isnull=True).count()


def names_behind(references: Collection[str]) -> Mapping[str, str]:
    """Return what people are called now, by the reference that a `_by` column holds; who is no person is left out."""
    numbers = {
        int(number): reference
        for reference in references
        for kind, _, number in [reference.partition(":")]
        if kind == ActorKind.AGENT.value and number.isdecimal()
    }
    people = User.objects.filter(pk__in=numbers)
    return {THE_DESK.reference: THE_DESK.name, **{numbers[user.pk]: str(user) for user in people}}


def is_on(desk: Desk, user: User) -> bool:
    """Say whether a person is on a desk, in any role."""
    return Membership.objects.filter(desk=desk, user=user, ended_at__isnull=True, user__is_active=True).exists()


def managers_of(desk: Desk) -> Sequence[User]:
    """Return a desk's managers, by name."""
    return list(
        User.objects.filter(
            memberships__desk=desk,
            memberships__ended_at__isnull=True,
            memberships__role=Membership.Role.MANAGER,
            is_active=True,
        ).order_by("name", "id")
    )


def away_from(desk: Desk, *, at: datetime) -> Mapping[int, datetime]:
    """Return who is away from a desk at an instant, by number, and until when."""
    known = remembered(desk, "absences", lambda: tuple(_absences(desk, at)))
    return {user: ends_at for user, begins_at, ends_at in known if begins_at <= at < ends_at}


def _absences(desk: Desk, at: datetime) -> Iterable[tuple[int, datetime, datetime]]:
    said = Absence.objects.filter(desk=desk, returned_at__isnull=True, ends_at__gt=at)
    return said.values_list("user_id", "begins_at", "ends_at")


def absence_of(desk: Desk, user: User, *, at: datetime) -> Absence | None:
    """Return a person's present or coming absence from a desk."""
    return Absence.objects.filter(desk=desk, user=user, returned_at__isnull=True, ends_at__gt=at).first()


def announcements_now(desk: str, *, at: datetime) -> Sequence[Announcement]:
    """Return what a desk, by its name, announces at an instant, warnings first, to whomever. One query."""
    shown = Announcement.objects.filter(desk__name=desk, withdrawn_at__isnull=True, starts_at__lte=at)
    shown = shown.filter(Q(ends_at__isnull=True) | Q(ends_at__gt=at))
    return sorted(shown.order_by("-starts_at", "-id"), key=lambda row: row.level != Announcement.Level.WARNING)


def announcements_of(desk: Desk, *, at_most: int = ANNOUNCEMENTS_LISTED) -> Sequence[Announcement]:
    """Return what a desk has ever announced, what was written last first. One query."""
    return list(Announcement.objects.filter(desk=desk).order_by("-written_at", "-id")[:at_most])


def siege_of(desk: Desk, *, at: datetime) -> Siege | None:
    """Return since when and why a desk asks strangers for proof; None while it does not. One query."""
    under_way = Siege.objects.filter(desk=desk, ended_at__isnull=True)
    return under_way.filter(Q(lasts_until__isnull=True) | Q(lasts_until__gt=at)).first()


def sieges_of(desk: Desk, *, at_most: int = SIEGES_LISTED) -> Sequence[Siege]:
    """Return when a desk has asked strangers for proof, the last time first. One query."""
    return list(Siege.objects.filter(desk=desk).order_by("-began_at", "-id")[:at_most])


def desk_named(name: str) -> Desk | None:
    """Return the desk of a name, if there is one."""
    return Desk.objects.filter(name=name).first()


def provider_of(desk: Desk) -> SignInProvider | None:
    """Return the company's sign-in that a desk trusts, if it does."""
    return SignInProvider.objects.select_related("desk").filter(desk=desk).first()


def person_known_as(provider: SignInProvider, subject: str) -> User | None:
    """Return whose account a company's sign-in leads to for one of its subjects."""
    known = ProviderIdentity.objects.select_related("user").filter(provider=provider, subject=subject).first()
    return known.user if known else None


def identities_of(user: User) -> Sequence[ProviderIdentity]:
    """Return by which companies' sign-ins a person can come, by desk."""
    known = ProviderIdentity.objects.select_related("provider__desk").filter(user=user)
    return list(known.order_by("provider__desk__title"))
