"""Asking people onto a desk by mail, and what becomes of it; the words of the mail are templates."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from upheld.accounts.actions import people as accounts
from upheld.accounts.models import User
from upheld.accounts.queries import reader_of
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.desks.actions import people
from upheld.desks.facts import INVITATION_MAIL
from upheld.desks.models import Desk, Invitation, Membership
from upheld.notifications.actions import outbox

# How long a link is good for: a person who is about to begin reads mail within the week.
GOOD_FOR = timedelta(days=7)
# Of what a link is made: 256 random bits.
RANDOM_BYTES = 32


class BadAddress(ValueError):
    """Nobody can be written to at this address."""


class AlreadyHere(ValueError):
    """Whoever has this address is on the desk, or was asked."""


class NoLongerOpen(ValueError):
    """The invitation was accepted or withdrawn, or its time ran out."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Joined:
    """What came of an accepted invitation."""

    member: Membership
    # whether the person could not sign in before, and was added for it
    new: bool


@transaction.atomic
def send(desk: Desk, email: str, *, role: Membership.Role, by: Actor, at: datetime) -> Invitation:
    """Ask an address onto a desk; the mail goes into the outbox, with a link for GOOD_FOR.

    An invitation whose time ran out makes room for the new one. Locks the desk. Raises BadAddress, AlreadyHere.
    """
    email = _checked(email)
    Desk.objects.select_for_update().get(pk=desk.pk)
    _make_room(desk, email, by=by, at=at)
    invitation = Invitation.objects.create(
        desk=desk,
        email=email,
        role=role,
        nonce=secrets.token_urlsafe(RANDOM_BYTES),
        invited_at=at,
        invited_by=by.reference,
        inviter_name=by.name,
        expires_at=at + GOOD_FOR,
    )
    _mail(invitation, language=_language_for(invitation.email, by), at=at)
    told = {"email": email, "role": role.value}
    record("invitation", invitation.pk, "sent", desk=desk.name, by=by, at=at, facts=told)
    return invitation


@transaction.atomic
def withdraw(invitation: Invitation, *, by: Actor, at: datetime) -> Invitation:
    """Take an invitation back: its link is dead. Raises NoLongerOpen."""
    invitation = _locked(invitation)
    if invitation.accepted_at is not None or invitation.withdrawn_at is not None:
        raise NoLongerOpen(_("it was accepted or withdrawn before"))
    return _withdrawn(invitation, by=by, at=at)


def withdraw_sent_by(member: Membership, *, by: Actor, at: datetime) -> None:
    """Take back every open invitation that a member sent: nobody joins at the word of one who has left."""
    sent = Invitation.objects.select_for_update(of=("self",)).select_related("desk")
    reference = member.user.as_actor.reference
    for invitation in sent.filter(
        desk=member.desk, invited_by=reference, accepted_at__isnull=True, withdrawn_at__isnull=True
    ):
        _withdrawn(invitation, by=by, at=at)


@transaction.atomic
def accept(invitation: Invitation, *, name: str, at: datetime) -> Joined:
    """Put whoever has the invited address on the desk; who could not sign in before is added under `name`.

    Once only: locks the invitation. Whoever is on the desk already keeps their role. Raises NoLongerOpen,
    NamelessPerson.
    """
    invitation = _locked(invitation)
    if not is_open(invitation, at=at):
        raise NoLongerOpen(_("this invitation is no longer open"))
    known = reader_of(invitation.email)
    user = known or _added(invitation.email, name, at=at)
    accounts.address_is_theirs(user, invitation.email)
    invitation.accepted_at, invitation.accepted_by = at, user.as_actor.reference
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    desk = invitation.desk
    record("invitation", invitation.pk, "accepted", desk=desk.name, by=user.as_actor, at=at)
    present = Membership.objects.filter(desk=desk, user=user, ended_at__isnull=True).first()
    role = Membership.Role(invitation.role)
    member = present or people.add_member(desk, user, role=role, by=user.as_actor, at=at)
    return Joined(member=member, new=known is None)


class NamelessPerson(ValueError):
    """Who is new says what they are called."""


def is_open(invitation: Invitation, *, at: datetime) -> bool:
    """Say whether an invitation can still be accepted."""
    return invitation.accepted_at is None and invitation.withdrawn_at is None and invitation.expires_at > at


def _checked(email: str) -> str:
    email = email.strip().lower()
    try:
        validate_email(email)
    except ValidationError as fault:
        raise BadAddress(_("%(email)s is no address") % {"email": email}) from fault
    return email


def _make_room(desk: Desk, email: str, *, by: Actor, at: datetime) -> None:
    if Membership.objects.filter(desk=desk, user__email=email, ended_at__isnull=True).exists():
        raise AlreadyHere(_("%(email)s is on this desk already") % {"email": email})
    for earlier in (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("desk")
        .filter(desk=desk, email__iexact=email, accepted_at__isnull=True, withdrawn_at__isnull=True)
    ):
        if earlier.expires_at > at:
            raise AlreadyHere(
                _("%(email)s was invited by %(who)s and has not answered yet")
                % {"email": email, "who": earlier.inviter_name}
            )
        _withdrawn(earlier, by=by, at=at)


def _language_for(email: str, by: Actor) -> str:
    """Return the language of whoever is invited, if they have an account, else that of who invites them."""
    people = User.objects.filter(Q(email=email) | Q(pk=by.number)).values_list("email", "language")
    known = dict(people)
    return known.get(email, next(iter(known.values()), ""))


def _mail(invitation: Invitation, *, language: str, at: datetime) -> None:
    desk = invitation.desk
    outbox.put(
        f"invitation:{invitation.pk}",
        desk=desk.name,
        subject="invitation",
        number=invitation.pk,
        to=outbox.Recipient(address=invitation.email, name="", language=language),
        template=INVITATION_MAIL,
        payload={
            "desk": {"name": desk.name, "title": desk.title, "zone": desk.zone, "email": desk.email},
            "from": invitation.inviter_name,
            "role": invitation.role,
            "until": invitation.expires_at.isoformat(),
            "invitation": invitation.nonce,
        },
        at=at,
    )


def _locked(invitation: Invitation) -> Invitation:
    return Invitation.objects.select_for_update(of=("self",)).select_related("desk").get(pk=invitation.pk)


def _withdrawn(invitation: Invitation, *, by: Actor, at: datetime) -> Invitation:
    invitation.withdrawn_at, invitation.withdrawn_by = at, by.reference
    invitation.save(update_fields=["withdrawn_at", "withdrawn_by"])
    told = {"email": invitation.email}
    record("invitation", invitation.pk, "withdrawn", desk=invitation.desk.name, by=by, at=at, facts=told)
    return invitation


def _added(email: str, name: str, *, at: datetime) -> User:
    name = " ".join(name.split())
    if not name:
        raise NamelessPerson(_("say what you are called"))
    return accounts.add(email, name=name, zone="", at=at)
