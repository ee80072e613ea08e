"""Taking the two rows of a merge for a change; what is changed is the merge's own."""

from typing import TypeVar

from upheld.customers.models import Contact, Organisation

Row = TypeVar("Row", Contact, Organisation)


def both(one: Row, other: Row) -> tuple[Row, Row]:
    """Return two different rows of a desk as they now stand, locked in one order for everybody.

    So two merges never wait for each other.
    """
    rows = type(one)._default_manager.select_for_update(of=("self",)).select_related("desk").order_by("pk")
    found = {row.pk: row for row in rows.filter(pk__in=[one.pk, other.pk], desk_id=one.desk_id)}
    return found[one.pk], found[other.pk]
