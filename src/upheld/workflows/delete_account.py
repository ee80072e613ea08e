"""A person ends their account: it goes, and what desks know of them as a customer stays with the desks."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from upheld.accounts.actions import erase
from upheld.accounts.models import User
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor, ActorKind
from upheld.customers.actions import accounts
from upheld.desks.actions import providers
from upheld.desks.queries import desks_of
from upheld.notifications.actions import choices

# What remains, in words for the page that asks.
KEPT = (
    gettext_lazy("your tickets and what was said on them: they are the desk’s record of what it promised and did"),
    gettext_lazy("your name, address and telephone as the desk’s customer, until that desk is asked to erase them"),
    gettext_lazy("that something was done, when, and under which number"),
)
# What is gone at once.
GONE = (
    gettext_lazy("your name, zone and language, and what you chose to be told"),
    gettext_lazy("your password, passkeys, app, recovery codes and ties to a company’s sign-in"),
    gettext_lazy("every session, on every device, and your further addresses"),
)


class StillWorks(ValueError):
    """Whoever works on a desk leaves it first, so that their tickets go to somebody."""


@transaction.atomic
def delete_account(user: User, *, at: datetime) -> None:
    """End a person's account for good, and take it from every contact. Raises StillWorks."""
    if desks := desks_of(user):
        named = ", ".join(desk.title for desk in desks)
        raise StillWorks(_("you work on %(desks)s; have a manager take you off first") % {"desks": named})
    accounts.untie(user, at=at)
    choices.forget(user.pk)
    providers.forget(user)
    nobody = Actor(kind=ActorKind.AGENT, number=user.pk, name="")
    erase.erase(user)
    record("person", user.pk, "account deleted", desk="", by=nobody, at=at)
