"""Letting a person see all tickets of the customer for whom they ask, and ending that."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.customers.models import Contact, Oversight


class AsksForNobody(ValueError):
    """The person asks for no customer whose tickets they could see."""


@transaction.atomic
def grant(contact: Contact, *, by: Actor, at: datetime) -> Oversight:
    """Let a person see every ticket of their customer; who does already, stays so.

    Locks the person. What they were granted for another customer before ends. Raises AsksForNobody.
    """
    locked = Contact.objects.select_for_update(of=("self",)).select_related("desk").get(pk=contact.pk)
    if locked.organisation_id is None or locked.merged_into_id is not None:
        raise AsksForNobody(_("%(name)s asks for no customer") % {"name": locked})
    present = Oversight.objects.filter(contact=locked, ended_at__isnull=True).first()
    if present is not None and present.organisation_id == locked.organisation_id:
        return present
    _end(locked, by=by, at=at)
    row = Oversight.objects.create(
        contact=locked, organisation_id=locked.organisation_id, granted_at=at, granted_by=by.reference
    )
    facts = {"organisation": locked.organisation_id}
    record("contact", locked.pk, "oversight granted", desk=locked.desk.name, by=by, at=at, facts=facts)
    return row


@transaction.atomic
def end(contact: Contact, *, by: Actor, at: datetime) -> None:
    """Let a person see their own tickets alone again; where they do, nothing changes. Locks the person."""
    locked = Contact.objects.select_for_update(of=("self",)).select_related("desk").get(pk=contact.pk)
    if _end(locked, by=by, at=at):
        record("contact", locked.pk, "oversight ended", desk=locked.desk.name, by=by, at=at)


def _end(contact: Contact, *, by: Actor, at: datetime) -> int:
    return Oversight.objects.filter(contact=contact, ended_at__isnull=True).update(ended_at=at, ended_by=by.reference)
