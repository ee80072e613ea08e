"""Putting right what is known of customers and their people; adding them is in `contacts`."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.customers.actions.refusals import AlreadyErased, refusing_repeats
from upheld.customers.facts.senders import folded
from upheld.customers.models import Contact, Erasure, Organisation


@transaction.atomic
def rename(organisation: Organisation, name: str, *, by: Actor, at: datetime) -> Organisation:
    """Give a customer another name. Locks the customer. Raises NameTaken."""
    locked = Organisation.objects.select_for_update(of=("self",)).select_related("desk").get(pk=organisation.pk)
    if locked.name == name:
        return locked
    was, locked.name = locked.name, name
    with refusing_repeats():
        locked.save(update_fields=["name"])
    facts = {"from": was, "to": name}
    record("organisation", locked.pk, "renamed", desk=locked.desk.name, by=by, at=at, facts=facts)
    return locked


@transaction.atomic
def edit_contact(
    contact: Contact,
    *,
    name: str,
    email: str,
    phone: str,
    organisation: Organisation | None,
    by: Actor,
    at: datetime,
) -> Contact:
    """Put right who a person is, how they are reached, and for whom they ask.

    Locks the person. Their tickets stay with the customer for whom they asked. What is recorded names the columns that
    changed, never their words: those can be erased, the record cannot. Raises AddressTaken, AlreadyErased.
    """
    locked = Contact.objects.select_for_update(of=("self",)).select_related("desk").get(pk=contact.pk)
    if Erasure.objects.filter(contact=locked).exists():
        raise AlreadyErased(_("this person's data were erased"))
    wanted = {"name": name, "email": folded(email), "phone": phone, "organisation": organisation}
    changed = [column for column, value in wanted.items() if getattr(locked, column) != value]
    if not changed:
        return locked
    for column in changed:
        setattr(locked, column, wanted[column])
    with refusing_repeats():
        locked.save(update_fields=changed)
    record("contact", locked.pk, "edited", desk=locked.desk.name, by=by, at=at, facts={"changed": changed})
    return locked
