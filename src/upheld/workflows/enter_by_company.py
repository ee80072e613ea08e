"""Who somebody is on a desk's pages when a company's sign-in has vouched for them; what it said was checked before."""

from datetime import datetime

from django.db import transaction

from upheld.accounts.actions import people
from upheld.accounts.models import User
from upheld.accounts.queries import reader_of
from upheld.customers.actions import accounts
from upheld.desks.actions import providers
from upheld.desks.models import SignInProvider
from upheld.desks.queries import person_known_as


class ShutAccount(ValueError):
    """The account is shut."""


@transaction.atomic
def enter_by_company(
    provider: SignInProvider, *, subject: str, email: str, name: str, language: str, at: datetime
) -> User:
    """Return whose account a subject of a desk's provider leads to; the first time, by the address it vouches for.

    An account that is new has no address of which we know that it is theirs: it opens what that desk has for the
    address, and nothing of any other desk. Raises ShutAccount, TiedToOther.
    """
    known = person_known_as(provider, subject)
    if known is None:
        known = reader_of(email) or people.add(email, name=name or email, zone="", language=language, at=at)
        providers.tie(provider, subject, known, at=at)
    if not known.is_active:
        raise ShutAccount
    if known.email == email:
        accounts.tie(known, at=at, only=provider.desk)
    return known
