"""Two people turn out to be one: their rows in this app. Their tickets and links are moved by a workflow."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.customers.actions import merge_locking, merge_oversight
from upheld.customers.actions.merge_refusals import (
    BothSignIn,
    MergedAlready,
    OfDifferentCustomers,
    SameOne,
    refuse_undoing,
)
from upheld.customers.actions.refusals import AlreadyErased
from upheld.customers.models import Contact, ContactMerge, CustomerNote, Erasure


@transaction.atomic
def merge(kept: Contact, merged: Contact, *, by: Actor, at: datetime) -> ContactMerge:
    """Make one person's address, account, notes and oversight another's, and remember what moved, for undoing it.

    What is written from the merged address is the kept one's from now on. Locks both. Raises SameOne, MergedAlready,
    OfDifferentCustomers, BothSignIn, AlreadyErased.
    """
    if kept.pk == merged.pk:
        raise SameOne(_("nobody is merged with themselves"))
    kept, merged = merge_locking.both(kept, merged)
    _refuse(kept, merged)
    notes = list(CustomerNote.objects.filter(contact=merged).values_list("pk", flat=True))
    aliases = list(Contact.objects.filter(merged_into=merged).values_list("pk", flat=True))
    moved = {
        "notes": notes,
        "aliases": aliases,
        "user": merged.user_id,
        "organisation": kept.organisation_id is None and merged.organisation_id is not None,
    }
    CustomerNote.objects.filter(pk__in=notes).update(contact=kept)
    Contact.objects.filter(pk__in=aliases).update(merged_into=kept)
    Contact.objects.filter(pk=merged.pk).update(merged_into=kept, user=None)
    Contact.objects.filter(pk=kept.pk).update(
        user_id=kept.user_id or merged.user_id, organisation_id=kept.organisation_id or merged.organisation_id
    )
    kept.refresh_from_db()
    moved |= merge_oversight.move(kept, merged, by=by, at=at)
    row = ContactMerge.objects.create(kept=kept, merged=merged, moved=moved, merged_at=at, merged_by=by.reference)
    _tell(row, "merged", by=by, at=at)
    return row


@transaction.atomic
def remember(merge: ContactMerge, moved: Mapping[str, list[int]]) -> None:
    """Remember which rows of other apps moved with a merge that was just made, by kind."""
    merge.moved = {**merge.moved, **moved}
    merge.save(update_fields=["moved"])


@transaction.atomic
def undo(merge: ContactMerge, *, by: Actor, at: datetime) -> ContactMerge:
    """Part two people again: what moved goes back, what came since stays.

    Locks both. Raises UndoneAlready, TooLateToUndo, MergedFurther, AlreadyErased.
    """
    kept, merged = merge_locking.both(merge.kept, merge.merged)
    row = ContactMerge.objects.select_for_update(of=("self",)).get(pk=merge.pk)
    refuse_undoing(row, further=kept.merged_into_id is not None, at=at)
    _refuse_erased(kept, merged)
    CustomerNote.objects.filter(pk__in=row.moved["notes"], contact=kept).update(contact=merged)
    if row.moved["user"] is not None and kept.user_id == row.moved["user"]:
        Contact.objects.filter(pk=kept.pk).update(user=None)
        Contact.objects.filter(pk=merged.pk).update(user_id=row.moved["user"])
    if row.moved["organisation"] and kept.organisation_id == merged.organisation_id:
        Contact.objects.filter(pk=kept.pk).update(organisation=None)
    merge_oversight.give_back(row)
    Contact.objects.filter(pk=merged.pk).update(merged_into=None)
    Contact.objects.filter(pk__in=row.moved["aliases"]).update(merged_into=merged)
    row.undone_at, row.undone_by = at, by.reference
    row.save(update_fields=["undone_at", "undone_by"])
    _tell(row, "merge undone", by=by, at=at)
    return row


def _refuse(kept: Contact, merged: Contact) -> None:
    if kept.merged_into_id or merged.merged_into_id:
        raise MergedAlready(_("one of the two was merged into another before"))
    _refuse_erased(kept, merged)
    customers = {kept.organisation_id, merged.organisation_id} - {None}
    if len(customers) > 1:
        raise OfDifferentCustomers(_("they ask for different customers; put one of them right first, if that is wrong"))
    if kept.user_id and merged.user_id:
        raise BothSignIn(_("each of them signs in with an account of their own; merging would shut one out"))


def _refuse_erased(kept: Contact, merged: Contact) -> None:
    if Erasure.objects.filter(contact__in=[kept, merged]).exists():
        raise AlreadyErased(_("the data of one of the two were erased"))


def _tell(merge: ContactMerge, verb: str, *, by: Actor, at: datetime) -> None:
    facts = {"kept": merge.kept_id, "merged": merge.merged_id}
    for number in (merge.kept_id, merge.merged_id):
        record("contact", number, verb, desk=merge.kept.desk.name, by=by, at=at, facts=facts)
