"""Ending an account for good; whether a person is known for anything else is asked by the workflow."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction

from upheld.accounts.models import MailedLink, User
from upheld.accounts.queries import addresses_of
from upheld.audit.facts import ERASED_NAME

_EMPTIED = ("email", "name", "zone", "language", "theme", "density", "is_active", "password", "last_login")


@transaction.atomic
def erase(user: User) -> None:
    """Take name, addresses, password and every key from an account and shut it; its row stays for what points to it.

    Every session ends, and what was typed and kept in it goes too.
    """
    MailedLink.objects.filter(email__in=[one.lower() for one in addresses_of(user)]).delete()
    for session in UserSession.objects.filter(user=user):
        session.end()
    for kept in (EmailAddress, Authenticator):
        kept.objects.filter(user=user).delete()
    locked = User.objects.select_for_update().get(pk=user.pk)
    locked.email, locked.name, locked.zone, locked.is_active = stand_in(user), ERASED_NAME, "", False
    locked.language, locked.theme, locked.density = User._meta.get_field("language").default, "", ""
    locked.set_unusable_password()
    locked.last_login = None
    locked.save(update_fields=[*_EMPTIED])


def stand_in(user: User) -> str:
    """Return the address that takes the place of an erased account's; mail never reaches it (RFC 2606)."""
    return f"erased-account-{user.pk}@erased.invalid"
