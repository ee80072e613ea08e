"""Asking a customer's person to make an account: by the desk that knows them, or by a colleague of theirs."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from upheld.accounts.actions import links
from upheld.accounts.queries import invitations_by
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.customers.actions import contacts
from upheld.customers.models import Contact
from upheld.customers.queries import contact_with, organisation_allowing
from upheld.desks.facts import sender_of

# How many a customer may ask within a day: their colleagues, not a list of addresses.
DAILY = 20
_DAY = timedelta(days=1)


class CannotInvite(ValueError):
    """Whom it is about has an account, was merged or erased, or is nobody's colleague."""


@transaction.atomic
def invite_contact(contact: Contact, *, by: Actor, at: datetime) -> None:
    """Mail a desk's contact a link to an account of their own, in the name of `by`. Raises CannotInvite."""
    if contact.user_id is not None:
        raise CannotInvite(_("they have an account"))
    if contact.merged_into_id is not None or hasattr(contact, "erasure"):
        raise CannotInvite(_("nobody is reached by this address any more"))
    _invite(contact, by=by, at=at)


@transaction.atomic
def invite_colleague(inviter: Contact, email: str, *, at: datetime) -> None:
    """Mail a colleague of a customer a link to an account. Raises CannotInvite.

    Only whom the desk knows as the same customer's, or whose address or domain that customer allowed: nobody writes
    on a customer's contract at the word of a colleague alone.
    """
    email, desk = _checked(email), inviter.desk
    ours = inviter.organisation
    if ours is None:
        raise CannotInvite(_("you write for yourself alone"))
    if invitations_by(inviter.as_actor.reference, since=at - _DAY) >= DAILY:
        raise CannotInvite(_("that is enough for one day"))
    known, allowed = contact_with(desk, email), organisation_allowing(desk, email)
    if (known.organisation if known else allowed) != ours:
        raise CannotInvite(
            _("%(desk)s does not know this address as one of %(ours)s; ask the desk to add it")
            % {"desk": desk.title, "ours": ours.name}
        )
    colleague = known or contacts.meet(desk, email=email, name="", at=at)
    _invite(colleague, by=inviter.as_actor, at=at)


def _invite(contact: Contact, *, by: Actor, at: datetime) -> None:
    asked = links.Asked(email=contact.email, sender=sender_of(contact.desk), onwards=f"/{contact.desk.name}/tickets/")
    organisation = contact.organisation.name if contact.organisation else ""
    told = {"name": contact.name, "organisation": organisation, "language": contact.language}
    links.invite(asked, **told, by=by, at=at)
    record("contact", contact.pk, "invited to an account", desk=contact.desk.name, by=by, at=at)


def _checked(email: str) -> str:
    email = email.strip().lower()
    try:
        validate_email(email)
    except ValidationError as fault:
        raise CannotInvite(_("%(email)s is no address") % {"email": email}) from fault
    return email
