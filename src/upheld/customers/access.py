"""The only way a surface gets a contact; nobody gets one that is not themselves."""

from django.contrib.auth.models import AnonymousUser

from upheld.accounts.models import User
from upheld.customers.models import Contact
from upheld.desks.models import Desk


def contact_of(user: User | AnonymousUser, desk: Desk) -> Contact | None:
    """Return the contact that a signed-in person is on a desk; None for a stranger to it."""
    if not isinstance(user, User):
        return None
    return Contact.objects.select_related("organisation").filter(desk=desk, user=user).first()
