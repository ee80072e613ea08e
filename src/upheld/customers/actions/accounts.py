"""Tying a person's account to the contacts that desks have for their addresses, and untying it; no account is made."""

from datetime import datetime

from django.db import transaction

from upheld.accounts.models import User
from upheld.accounts.queries import proved_addresses
from upheld.audit.actions.record import record
from upheld.customers.models import Contact
from upheld.desks.models import Desk
from upheld.notifications.actions import correspondents


@transaction.atomic
def tie(user: User, *, at: datetime, only: Desk | None = None) -> int:
    """Make a person's account that of every contact with an address which they proved to be theirs; return how many.

    On a desk that has a contact of theirs already, and for contacts that have an account, nothing changes. Mail that is
    held until such an address is confirmed is let go of. Locks the contacts. With `only`, on one desk, for the address
    they sign in with, proved or not: that desk's word for it.
    """
    proved = proved_addresses(user)
    correspondents.confirm_everywhere(proved, at=at)
    addresses = [user.email] if only else [address.lower() for address in proved]
    free = Contact.objects.select_for_update(of=("self",)).select_related("desk").order_by("pk")
    free = free.filter(user=None, merged_into=None, erasure=None, email__in=addresses)
    taken = set(Contact.objects.filter(user=user).values_list("desk_id", flat=True))
    tied = 0
    for contact in free.filter(desk=only) if only else free:
        if contact.desk_id in taken:
            continue
        taken.add(contact.desk_id)
        Contact.objects.filter(pk=contact.pk).update(user=user)
        record("contact", contact.pk, "account tied", desk=contact.desk.name, by=contact.as_actor, at=at)
        tied += 1
    return tied


@transaction.atomic
def untie(user: User, *, at: datetime) -> int:
    """Take a person's account from every contact that has it; what the desks know of the contacts stays theirs."""
    theirs = list(Contact.objects.select_for_update(of=("self",)).select_related("desk").filter(user=user))
    Contact.objects.filter(pk__in=[one.pk for one in theirs]).update(user=None)
    for contact in theirs:
        record("contact", contact.pk, "account untied", desk=contact.desk.name, by=contact.as_actor, at=at)
    return len(theirs)
