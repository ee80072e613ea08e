"""Remembering which columns of the queue a person wants to see; which there are is not known here."""

from collections.abc import Sequence

from django.db import transaction

from upheld.desks.models import Membership

# Beyond so many views, what was chosen first is forgotten.
VIEWS_REMEMBERED = 100


@transaction.atomic
def choose(member: Membership, view: str, columns: Sequence[str] | None) -> None:
    """Show a person these columns in a view of their desk from now on; None is the view's own again.

    Tells nobody and records nothing: it concerns what one person sees.
    """
    locked = Membership.objects.select_for_update().get(pk=member.pk)
    others = [(key, value) for key, value in locked.columns.items() if key != view]
    chosen = [] if columns is None else [(view, list(columns))]
    locked.columns = dict([*others, *chosen][-VIEWS_REMEMBERED:])
    locked.save(update_fields=["columns"])
