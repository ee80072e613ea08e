"""What others may ask of accounts."""

from upheld.accounts.models import User


def user_with(email: str) -> User | None:
    """Return the person who signs in with an address, in any case of its letters; None if nobody does."""
    return User.objects.filter(email=email.lower()).first()
