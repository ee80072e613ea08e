"""Taking a person out of the desk's customers: their row stays, empty, for what points to it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.audit.actions.record import record
from upheld.audit.facts import ERASED_NAME, Actor
from upheld.customers.actions.merge_refusals import MergedAlready
from upheld.customers.actions.refusals import AlreadyErased
from upheld.customers.facts.senders import folded
from upheld.customers.models import AllowedSender, Contact, CustomerImport, CustomerNote, Erasure, Oversight


class NoReason(ValueError):
    """An erasure says why it was done, and by what right the rest is kept."""


def stand_in(contact: Contact) -> str:
    """Return the address that takes the place of an erased person's; mail never reaches it (RFC 2606)."""
    return f"erased-{contact.public_id}@erased.invalid"


@transaction.atomic
def whom(contact: Contact) -> Sequence[Contact]:
    """Return a person and everybody who turned out to be them, locked. Raises AlreadyErased, MergedAlready."""
    rows = Contact.objects.select_for_update(of=("self",)).select_related("desk", "user").order_by("pk")
    locked = list(rows.filter(pk=contact.pk) | rows.filter(merged_into=contact.pk))
    if Erasure.objects.filter(contact=contact).exists():
        raise AlreadyErased(_("this person's data were erased before"))
    if any(one.pk == contact.pk and one.merged_into_id for one in locked):
        raise MergedAlready(_("this person was merged into another; erase that one"))
    return locked


@transaction.atomic
def erase(people: Sequence[Contact], *, by: Actor, at: datetime) -> dict[str, int]:
    """Empty the rows of one person, who may have several, and what the desk's customers know of them.

    Returns how many rows of which kind. Files with one of their addresses that wait to be imported are thrown away.
    """
    addresses = [folded(one.email) for one in people]
    desk = people[0].desk
    notes, _ = CustomerNote.objects.filter(contact__in=people).delete()
    senders, _ = AllowedSender.objects.filter(desk=desk, value__in=addresses).delete()
    files = _thrown_away(people, addresses, by=by, at=at)
    Oversight.objects.filter(contact__in=people, ended_at__isnull=True).update(ended_at=at, ended_by=by.reference)
    for one in people:
        Contact.objects.filter(pk=one.pk).update(email=stand_in(one), name=ERASED_NAME, phone="", user=None)
    return {"people": len(people), "notes": notes, "allowed addresses": senders, "files": files}


@transaction.atomic
def prove(
    people: Sequence[Contact], *, reason: str, hold_reason: str, reached: dict[str, Any], by: Actor, at: datetime
) -> None:
    """Write down that one person's data were erased; it names nobody. Raises NoReason."""
    if not reason.strip() or not hold_reason.strip():
        raise NoReason(_("say why it is done, and by what right the rest is kept"))
    for one in people:
        Erasure.objects.create(
            contact=one,
            reason=reason.strip(),
            hold_reason=hold_reason.strip(),
            reached=reached,
            erased_at=at,
            erased_by=by.reference,
        )
        record("contact", one.pk, "erased", desk=one.desk.name, by=by, at=at, facts=reached)


def _thrown_away(people: Sequence[Contact], addresses: Sequence[str], *, by: Actor, at: datetime) -> int:
    waiting = CustomerImport.objects.filter(desk=people[0].desk, confirmed_at__isnull=True, discarded_at__isnull=True)
    return sum(
        waiting.filter(text__icontains=address).update(text="", discarded_at=at, discarded_by=by.reference)
        for address in addresses
    )
