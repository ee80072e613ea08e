"""What a mailed link does once its button is pressed: an account is made, signed in to, or has one more address."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.accounts.actions import links, people
from upheld.accounts.models import MailedLink, User
from upheld.accounts.queries import reader_of
from upheld.audit.actions.record import record
from upheld.customers.actions import accounts


class NamelessPerson(ValueError):
    """Who is new says what they are called."""


class HasAccount(ValueError):
    """Somebody made an account with this address meanwhile."""


@transaction.atomic
def make_account(link: MailedLink, *, name: str, language: str, at: datetime) -> User:
    """Make the account of whoever reads a link's address; every contact with that address, on any desk, is theirs.

    Not before: until then nobody has a password, an address or a row. Raises NamelessPerson, HasAccount, NoLongerOpen.
    """
    name = " ".join(name.split())
    if not name:
        raise NamelessPerson(_("say what you are called"))
    if reader_of(link.email) is not None:
        raise HasAccount(_("there is an account with this address by now"))
    user = people.add(link.email, name=name, zone="", language=language, at=at)
    links.use_up(link, by=user.as_actor, at=at)
    record("person", user.pk, "account made", desk="", by=user.as_actor, at=at)
    return _settled(user, link.email, at=at)


@transaction.atomic
def enter(link: MailedLink, *, at: datetime) -> User:
    """Return the person whom a link signs in; what else is asked of them before they are in, is not asked here.

    Raises NoLongerOpen, also where the account was shut meanwhile.
    """
    user = reader_of(link.email)
    if user is None or not user.is_active:
        raise links.NoLongerOpen
    links.use_up(link, by=user.as_actor, at=at)
    return _settled(user, link.email, at=at)


@transaction.atomic
def prove_address(link: MailedLink, user: User, *, at: datetime) -> None:
    """Give a person one more address, and what desks know under it. Raises NoLongerOpen, AddressTaken."""
    links.use_up(link, by=user.as_actor, at=at)
    people.one_more_address(user, link.email, at=at)
    accounts.tie(user, at=at)


def _settled(user: User, email: str, *, at: datetime) -> User:
    people.address_is_theirs(user, email)
    links.void_others(email, by=user.as_actor, at=at)
    accounts.tie(user, at=at)
    return user
