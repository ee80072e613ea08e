"""An account that ends takes everything that signs in with it; the desks' records stay the desks'."""

from datetime import UTC, datetime

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP

from tests.support import builders
from tests.support.cast import Cast
from upheld.accounts.actions import people
from upheld.accounts.models import User
from upheld.audit.models import AuditEvent
from upheld.customers.models import Contact
from upheld.notifications.actions import choices
from upheld.notifications.facts import CustomerMail
from upheld.notifications.models import Choice
from upheld.tickets.models import Ticket
from upheld.workflows.delete_account import StillWorks, delete_account

AT = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_the_account_goes_and_the_tickets_stay(cast: Cast) -> None:
    user = cast.contact.user
    assert user is not None
    builders.ticket(cast.contact, at=AT, priority="p2")
    people.address_is_theirs(user)
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    choices.decline(user.pk, [CustomerMail.SURVEY], desk="integrato", by=user.as_actor, at=AT)

    delete_account(user, at=AT)

    gone = User.objects.get(pk=user.pk)
    assert (gone.is_active, gone.name, gone.email.endswith("@erased.invalid")) == (False, "Erased person", True)
    for kept in (EmailAddress, Authenticator):
        assert not kept.objects.filter(user=user).exists()
    assert not Choice.objects.filter(person=user.pk).exists()
    contact = Contact.objects.get(pk=cast.contact.pk)
    assert (contact.user, contact.name) == (None, "Marta Lindqvist")
    assert Ticket.objects.get().contact == contact
    assert AuditEvent.objects.get(subject="person", number=user.pk, verb="account deleted").by_name == ""


def test_whoever_works_on_a_desk_leaves_it_first(cast: Cast) -> None:
    with pytest.raises(StillWorks, match="Integrato"):
        delete_account(cast.agent, at=AT)
    assert User.objects.get(pk=cast.agent.pk).is_active
