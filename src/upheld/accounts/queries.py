"""What others may ask of accounts."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from upheld.accounts.models import MailedLink, User


def user_with(email: str) -> User | None:
    """Return the person who signs in with an address, in any case of its letters; None if nobody does."""
    return User.objects.filter(email=email.lower()).first()


def proved_reader_of(email: str) -> User | None:
    """Return the person who proved that they read an address; None if nobody did."""
    proved = EmailAddress.objects.select_related("user").filter(email=email.lower(), verified=True).first()
    return proved.user if proved else None


def reader_of(email: str) -> User | None:
    """Return the person who proved that they read an address, or signs in with it; None if nobody does."""
    return proved_reader_of(email) or user_with(email)


def proved_addresses(user: User) -> Sequence[str]:
    """Return the addresses of which a person proved that they read them, the one they sign in with first."""
    rows = EmailAddress.objects.filter(user=user, verified=True).order_by("-primary", "pk")
    return list(rows.values_list("email", flat=True))


def addresses_of(user: User) -> Sequence[str]:
    """Return every address of a person, proved or not, the one they sign in with first."""
    further = EmailAddress.objects.filter(user=user).order_by("-primary", "pk").values_list("email", flat=True)
    return list(dict.fromkeys([user.email, *further]))


def personal_account(user: User) -> dict[str, Any]:
    """Return what is known of a person's account, as plain values for an export; nothing that signs anybody in."""
    addresses = EmailAddress.objects.filter(user=user).order_by("-primary", "pk")
    keys = Authenticator.objects.filter(user=user).order_by("created_at")
    sessions = UserSession.objects.filter(user=user).order_by("created_at")
    return {
        "email": user.email,
        "name": user.name,
        "zone": user.zone,
        "language": user.language,
        "joined_at": user.joined_at.isoformat(),
        "addresses": [{"email": one.email, "proved": one.verified, "signs_in": one.primary} for one in addresses],
        "keys": [{"kind": one.get_type_display(), "made_at": one.created_at.isoformat()} for one in keys],
        "sessions": [
            {
                "began_at": one.created_at.isoformat(),
                "last_seen_at": one.last_seen_at.isoformat(),
                "address_of_the_network": one.ip,
                "browser": one.user_agent,
            }
            for one in sessions
        ],
    }


def links_mailed(email: str, *, since: datetime, purposes: Collection[MailedLink.Purpose]) -> int:
    """Return how many links were mailed to an address lately."""
    return MailedLink.objects.filter(email=email.lower(), made_at__gte=since, purpose__in=purposes).count()


def invitations_by(reference: str, *, since: datetime) -> int:
    """Return how many addresses somebody invited lately."""
    return MailedLink.objects.filter(made_by=reference, made_at__gte=since).exclude(inviter_name="").count()


def sessions_of(user: User) -> Sequence[UserSession]:
    """Return where a person is signed in, the newest first; what ended by itself is left out. Two queries."""
    known = list(UserSession.objects.filter(user=user).order_by("-created_at"))
    there = Session.objects.filter(session_key__in=[one.session_key for one in known])
    kept = set(there.values_list("session_key", flat=True))
    return [one for one in known if one.session_key in kept]
