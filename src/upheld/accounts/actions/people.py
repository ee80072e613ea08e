"""Adding people who can sign in, and the addresses that they proved to be theirs; not their place on a desk."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils.translation import gettext as _

from upheld.accounts.models import User
from upheld.accounts.queries import reader_of
from upheld.audit.actions.record import record


class AddressTaken(ValueError):
    """Somebody else has an account with this address."""


def add(email: str, *, name: str, zone: str, at: datetime, language: str = "en") -> User:
    """Add a person who signs in by code or one-time link; no password is set."""
    return User.objects.create_user(email, name=name, zone=zone, language=language, joined_at=at)


def address_is_theirs(user: User, email: str | None = None) -> None:
    """Note that a person reads the mail of an address of theirs: they followed a link that went there.

    Without `email` it is the one that they sign in with.
    """
    email = (email or user.email).lower()
    noted = {"verified": True, "primary": email == user.email}
    EmailAddress.objects.update_or_create(user=user, email=email, defaults=noted)


@transaction.atomic
def one_more_address(user: User, email: str, *, at: datetime) -> None:
    """Note that a person reads one more address, after they followed a link that went there. Raises AddressTaken."""
    owner = reader_of(email)
    if owner is not None and owner.pk != user.pk:
        raise AddressTaken(_("somebody else has an account with %(email)s") % {"email": email})
    EmailAddress.objects.get_or_create(user=user, email=email.lower(), defaults={"verified": True, "primary": False})
    record("person", user.pk, "address added", desk="", by=user.as_actor, at=at)


@transaction.atomic
def forget_address(user: User, email: str, *, at: datetime) -> None:
    """Forget a further address of a person; never the one they sign in with."""
    EmailAddress.objects.filter(user=user, email=email.lower(), primary=False).delete()
    record("person", user.pk, "address removed", desk="", by=user.as_actor, at=at)
