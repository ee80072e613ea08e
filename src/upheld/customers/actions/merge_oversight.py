"""What a person oversees, when two people turn out to be one, or two again. Granting it is `oversight`'s."""

from datetime import datetime

from django.db.models import Exists, OuterRef

from upheld.audit.facts import Actor
from upheld.customers.models import Contact, ContactMerge, Oversight


def move(kept: Contact, merged: Contact, *, by: Actor, at: datetime) -> dict[str, list[int]]:
    """Put what a person oversees, and oversaw, to another; of two at a time one ends. Return the rows of either kind.

    `kept` asks for its customer already. Both are locked by the caller.
    """
    rows = list(Oversight.objects.filter(contact__in=[kept, merged]).order_by("pk"))
    standing = sorted(
        (row for row in rows if row.ended_at is None),
        key=lambda row: (row.organisation_id != kept.organisation_id, row.contact_id != kept.pk),
    )
    ended = [row.pk for row in standing[1:]]
    moved = [row.pk for row in rows if row.contact_id == merged.pk]
    Oversight.objects.filter(pk__in=ended).update(ended_at=at, ended_by=by.reference)
    Oversight.objects.filter(pk__in=moved).update(contact=kept)
    return {"oversights": moved, "oversights_ended": ended}


def give_back(merge: ContactMerge) -> None:
    """Put back what moved; what ended by the merge stands again, unless something else has come in its place."""
    Oversight.objects.filter(pk__in=merge.moved.get("oversights", []), contact=merge.kept).update(contact=merge.merged)
    others = Oversight.objects.filter(contact=OuterRef("contact"), ended_at__isnull=True)
    ended = Oversight.objects.filter(pk__in=merge.moved.get("oversights_ended", []), ended_at=merge.merged_at)
    ended.filter(~Exists(others)).update(ended_at=None, ended_by=None)
