"""Adding people who can sign in; not their place on a desk."""

from datetime import datetime

from allauth.account.models import EmailAddress

from upheld.accounts.models import User


def add(email: str, *, name: str, zone: str, at: datetime) -> User:
    """Add a person who signs in by code or one-time link; no password is set."""
    return User.objects.create_user(email, name=name, zone=zone, joined_at=at)


def address_is_theirs(user: User) -> None:
    """Note that a person reads the mail of the address they sign in with: they followed a link that went there."""
    EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
