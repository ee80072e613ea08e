"""Two customers, or two people, turn out to be one; and can be parted again within days."""

from datetime import datetime

from django.db import transaction

from upheld.audit.facts import Actor
from upheld.customers.actions import merge_contacts, merge_organisations
from upheld.customers.models import Contact, ContactMerge, Organisation, OrganisationMerge
from upheld.improvement.actions import customer as surveys
from upheld.tickets.actions import customer


@transaction.atomic
def merge_customers(kept: Organisation, merged: Organisation, *, by: Actor, at: datetime) -> OrganisationMerge:
    """Make a customer's people, contracts, allowed senders, notes and tickets another's.

    What was promised stays as it was: a ticket keeps its contract. Raises what `merge_organisations.merge` does.
    """
    merge = merge_organisations.merge(kept, merged, by=by, at=at)
    merge_organisations.remember_tickets(merge, customer.move_organisation(merged, kept))
    return merge


@transaction.atomic
def part_customers(merge: OrganisationMerge, *, by: Actor, at: datetime) -> None:
    """Undo a merge of two customers; what those people have asked since goes back with them."""
    undone = merge_organisations.undo(merge, by=by, at=at)
    moved = undone.moved
    customer.return_organisation(
        undone.kept,
        undone.merged,
        tickets=moved.get("tickets", []),
        contacts=moved["contacts"],
        since=undone.merged_at,
    )


@transaction.atomic
def merge_people(kept: Contact, merged: Contact, *, by: Actor, at: datetime) -> ContactMerge:
    """Make a person's address, account, notes, tickets and all else that is theirs another's.

    Raises what `merge_contacts.merge` does.
    """
    merge = merge_contacts.merge(kept, merged, by=by, at=at)
    moved = customer.move_contact(merged, kept, by=by, at=at)
    merge_contacts.remember(merge, moved | {"surveys": surveys.move_contact(merged, kept)})
    return merge


@transaction.atomic
def part_people(merge: ContactMerge, *, by: Actor, at: datetime) -> None:
    """Undo a merge of two people."""
    undone = merge_contacts.undo(merge, by=by, at=at)
    moved = undone.moved
    customer.return_contact(undone.kept, undone.merged, moved, since=undone.merged_at)
    surveys.return_contact(undone.kept, undone.merged, asked=moved.get("surveys", []))
