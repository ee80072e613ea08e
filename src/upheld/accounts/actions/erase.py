"""Ending an account for good; whether a person is known for anything else is asked by the workflow."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction

from upheld.accounts.models import MailedLink, User
from upheld.audit.facts import ERASED_NAME


@transaction.atomic
def erase(user: User) -> None:
    """Take name, addresses, password and every key from an account and shut it; its row stays for what points to it.

    Whatever session is open ends: nobody is signed in with an account that is shut.
    """
    addresses = [user.email, *EmailAddress.objects.filter(user=user).values_list("email", flat=True)]
    MailedLink.objects.filter(email__in=[one.lower() for one in addresses]).delete()
    for kept in (EmailAddress, Authenticator, UserSession):
        kept.objects.filter(user=user).delete()
    locked = User.objects.select_for_update().get(pk=user.pk)
    locked.email, locked.name, locked.zone, locked.is_active = stand_in(user), ERASED_NAME, "", False
    locked.set_unusable_password()
    locked.last_login = None
    locked.save(update_fields=["email", "name", "zone", "is_active", "password", "last_login"])


def stand_in(user: User) -> str:
    """Return the address that takes the place of an erased account's; mail never reaches it (RFC 2606)."""
    return f"erased-account-{user.pk}@erased.invalid"
