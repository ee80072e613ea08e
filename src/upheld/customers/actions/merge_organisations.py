"""Two customers turn out to be one: their rows in this app. Their tickets are moved by a workflow."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.customers.actions import merge_locking
from upheld.customers.actions.merge_refusals import MergedAlready, SameOne, refuse_undoing
from upheld.customers.actions.refusals import refusing_repeats
from upheld.customers.models import (
    AllowedSender,
    Contact,
    Contract,
    CustomerNote,
    Organisation,
    OrganisationMerge,
    Oversight,
    Website,
)

# What belongs to a customer in this app, by the name under which a merge remembers it.
_BELONGING: dict[str, type[Contact | Contract | AllowedSender | CustomerNote | Oversight | Website]] = {
    "contacts": Contact,
    "contracts": Contract,
    "senders": AllowedSender,
    "notes": CustomerNote,
    "websites": Website,
    "oversights": Oversight,
}


@transaction.atomic
def merge(kept: Organisation, merged: Organisation, *, by: Actor, at: datetime) -> OrganisationMerge:
    """Put all that belongs to `merged` to `kept`, and remember what, so that it can be undone.

    Locks both. Raises SameOne, MergedAlready, and NumberTaken if both have a contract of one number.
    """
    if kept.pk == merged.pk:
        raise SameOne(_("a customer is not merged with itself"))
    kept, merged = merge_locking.both(kept, merged)
    if kept.merged_into_id or merged.merged_into_id:
        raise MergedAlready(_("one of the two was merged into another before"))
    moved: dict[str, list[int]] = {}
    with refusing_repeats():
        for name, model in _BELONGING.items():
            moved[name] = list(model.objects.filter(organisation=merged).values_list("pk", flat=True))
            model.objects.filter(pk__in=moved[name]).update(organisation=kept)
    moved["aliases"] = list(Organisation.objects.filter(merged_into=merged).values_list("pk", flat=True))
    Organisation.objects.filter(pk__in=[*moved["aliases"], merged.pk]).update(merged_into=kept)
    row = OrganisationMerge.objects.create(kept=kept, merged=merged, moved=moved, merged_at=at, merged_by=by.reference)
    _tell((kept, merged), "merged", row, by=by, at=at)
    return row


@transaction.atomic
def remember_tickets(merge: OrganisationMerge, numbers: list[int]) -> None:
    """Remember which tickets moved with a merge that was just made."""
    merge.moved = {**merge.moved, "tickets": numbers}
    merge.save(update_fields=["moved"])


@transaction.atomic
def undo(merge: OrganisationMerge, *, by: Actor, at: datetime) -> OrganisationMerge:
    """Part two customers again: what moved goes back, what came since stays.

    Locks both. Raises UndoneAlready, TooLateToUndo, MergedFurther, and NumberTaken.
    """
    kept, merged = merge_locking.both(merge.kept, merge.merged)
    row = OrganisationMerge.objects.select_for_update(of=("self",)).get(pk=merge.pk)
    refuse_undoing(row, further=kept.merged_into_id is not None, at=at)
    with refusing_repeats():
        for name, model in _BELONGING.items():
            back = model.objects.filter(pk__in=row.moved.get(name, []), organisation=kept)
            back.update(organisation=merged)
    Organisation.objects.filter(pk=merged.pk).update(merged_into=None)
    Organisation.objects.filter(pk__in=row.moved.get("aliases", [])).update(merged_into=merged)
    row.undone_at, row.undone_by = at, by.reference
    row.save(update_fields=["undone_at", "undone_by"])
    _tell((kept, merged), "merge undone", row, by=by, at=at)
    return row


def _tell(two: Iterable[Organisation], verb: str, merge: OrganisationMerge, *, by: Actor, at: datetime) -> None:
    facts = {"kept": merge.kept_id, "merged": merge.merged_id}
    for one in two:
        record("organisation", one.pk, verb, desk=one.desk.name, by=by, at=at, facts=facts)
