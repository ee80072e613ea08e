"""Adding people who can sign in; not their place on a desk."""

from datetime import datetime

from upheld.accounts.models import User


def add(email: str, *, name: str, zone: str, at: datetime) -> User:
    """Add a person who signs in by code or one-time link; no password is set."""
    return User.objects.create_user(email, name=name, zone=zone, joined_at=at)
