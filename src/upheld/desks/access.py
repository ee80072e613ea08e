"""The only way a surface gets a desk; whoever may not have it is told that it does not exist."""

from datetime import datetime
from enum import StrEnum

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.expressions import ArraySubquery
from django.core import signing
from django.db.models import OuterRef
from django.http import Http404

from upheld.accounts.models import User
from upheld.audit.queries import newest_numbers, newest_numbers_of_setup
from upheld.desks.facts import digest_of
from upheld.desks.memory import EVENTS_COMPARED
from upheld.desks.models import (
    Announcement,
    ApiToken,
    Desk,
    Invitation,
    Membership,
    ProviderIdentity,
    SignInProvider,
    Team,
)
from upheld.prepared import Prepared

_INVITATION_SALT = "upheld.invitation"
_NEWEST_EVENTS = ArraySubquery(newest_numbers(OuterRef("desk__name"), limit=EVENTS_COMPARED))
_NEWEST_OF_SETUP = ArraySubquery(newest_numbers_of_setup(OuterRef("desk__name"), limit=EVENTS_COMPARED))
# What concerns a person and no desk, such as a new name, is recorded with an empty one.
_NEWEST_OF_PEOPLE = ArraySubquery(newest_numbers("", limit=EVENTS_COMPARED))


class NotFound(Http404):
    """There is no such thing for this person; said alike for what is absent and what is forbidden."""


class Permission(StrEnum):
    """What a role may allow on its desk."""

    READ_TICKETS = "read tickets"
    WORK_TICKETS = "work tickets"
    DRAFT_AGREEMENTS = "draft agreements"
    PUBLISH_AGREEMENTS = "publish agreements"
    # To write what customers help themselves with, and to say what of it they see.
    WRITE_ARTICLES = "write articles"
    PUBLISH_ARTICLES = "publish articles"
    MANAGE_DESK = "manage desk"
    # To see customers, their people and what they bought.
    READ_CUSTOMERS = "read customers"
    # To write down what is known of customers and their people.
    EDIT_CUSTOMERS = "edit customers"
    # To say what they bought and who writes for them; to merge and to import them.
    MANAGE_CUSTOMERS = "manage customers"
    # To take their data out of the desk.
    EXPORT_CUSTOMERS = "export customers"
    # To erase a person's data for good.
    ERASE_CUSTOMERS = "erase customers"


PERMISSIONS: dict[str, frozenset[Permission]] = {
    Membership.Role.AGENT: frozenset(
        {
            Permission.READ_TICKETS,
            Permission.WORK_TICKETS,
            Permission.DRAFT_AGREEMENTS,
            Permission.WRITE_ARTICLES,
            Permission.READ_CUSTOMERS,
            Permission.EDIT_CUSTOMERS,
        }
    ),
    Membership.Role.MANAGER: frozenset(Permission),
    Membership.Role.AUDITOR: frozenset({Permission.READ_TICKETS, Permission.READ_CUSTOMERS}),
}


def public_desk(name: str) -> Desk:
    """Return a desk for its public pages."""
    desk = Desk.objects.filter(name=name).first()
    if desk is None:
        raise NotFound
    return desk


# A person is on a desk once at a time.
_MEMBER = Prepared(
    lambda user, desk: (
        Membership.objects.select_related("desk", "user")
        .annotate(events=_NEWEST_EVENTS, of_setup=_NEWEST_OF_SETUP, of_people=_NEWEST_OF_PEOPLE)
        .filter(user=user, user__is_active=True, desk__name=desk, ended_at__isnull=True)
    ),
    user=int,
    desk=str,
)


def member_for(user: User | AnonymousUser, desk_name: str, *, permission: Permission) -> Membership:
    """Return a person's present membership of a desk, if it allows what they want to do."""
    if not isinstance(user, User):
        raise NotFound
    member = next(iter(_MEMBER(user=user.pk, desk=desk_name)), None)
    if member is None or permission not in PERMISSIONS[member.role]:
        raise NotFound
    member.desk.newest_events = (*member.events, *member.of_people)
    member.desk.newest_of_setup = (*member.of_setup, *member.of_people)
    return member


def permits(member: Membership, permission: Permission) -> bool:
    """Say whether a present member's role allows something on its desk."""
    return permission in PERMISSIONS[member.role]


def team_of_member(member: Membership, team: int) -> Team:
    """Return a team of a present member's desk, given up or not."""
    found = Team.objects.select_related("desk").filter(desk=member.desk, pk=team).first()
    if found is None:
        raise NotFound
    return found


def token_for(presented: str) -> ApiToken:
    """Return the valid token that a program presented; revoked and unknown ones are alike."""
    found = ApiToken.objects.select_related("desk")
    token = found.filter(digest=digest_of(presented), revoked_at__isnull=True).first()
    if token is None:
        raise NotFound
    return token


def token_of_desk(desk: Desk, number: int) -> ApiToken:
    """Return a key of a desk, taken back or not; the caller has checked that the person may see that desk's keys."""
    token = ApiToken.objects.select_related("desk").filter(desk=desk, pk=number).first()
    if token is None:
        raise NotFound
    return token


def colleague_of(member: Membership, number: int) -> Membership:
    """Return a present membership of a present member's desk."""
    present = Membership.objects.select_related("desk", "user").filter(desk=member.desk, ended_at__isnull=True)
    found = present.filter(pk=number).first()
    if found is None:
        raise NotFound
    return found


def invitation_of_desk(desk: Desk, number: int) -> Invitation:
    """Return an invitation to a desk; the caller has checked that the person may see that desk's invitations."""
    found = Invitation.objects.select_related("desk").filter(desk=desk, pk=number).first()
    if found is None:
        raise NotFound
    return found


def announcement_of_member(member: Membership, number: int) -> Announcement:
    """Return an announcement, shown or not, of a present member's desk."""
    found = Announcement.objects.select_related("desk").filter(desk=member.desk, pk=number).first()
    if found is None:
        raise NotFound
    return found


def invitation_token(nonce: str) -> str:
    """Return what the address of an invitation carries: its nonce, and a signature only this installation makes."""
    return signing.Signer(salt=_INVITATION_SALT).sign(nonce)


def invitation_for_token(token: str, desk_name: str, *, at: datetime) -> Invitation:
    """Return the open invitation that an address names; forged, foreign, used, withdrawn and expired are alike."""
    try:
        nonce = signing.Signer(salt=_INVITATION_SALT).unsign(token)
    except signing.BadSignature as fault:
        raise NotFound from fault
    open_ones = Invitation.objects.select_related("desk").filter(
        expires_at__gt=at, accepted_at__isnull=True, withdrawn_at__isnull=True
    )
    found = open_ones.filter(nonce=nonce, desk__name=desk_name).first() if nonce else None
    if found is None:
        raise NotFound
    return found


def trusted_provider(desk_name: str) -> SignInProvider:
    """Return the company's sign-in that a desk trusts; a desk without one is as one that is not there."""
    found = SignInProvider.objects.select_related("desk").filter(desk__name=desk_name).first()
    if found is None:
        raise NotFound
    return found


def identity_of(user: User, number: int) -> ProviderIdentity:
    """Return one of the companies' sign-ins that lead to a person's own account."""
    known = ProviderIdentity.objects.select_related("provider__desk", "user")
    found = known.filter(user=user, pk=number).first()
    if found is None:
        raise NotFound
    return found
