"""Taking a ticket or a desk for a change, so that two changes of one follow one another."""

from django.utils.translation import gettext as _

from upheld.desks.models import Desk
from upheld.tickets.models import Ticket


class MergedAway(ValueError):
    """The ticket was merged into another; whatever is to be done is done there."""


def ticket(subject: Ticket) -> Ticket:
    """Return the ticket as it now stands, locked until the transaction ends. Raises MergedAway."""
    found = _locked(subject.pk)
    if found.merged_into_id is not None:
        raise MergedAway(_("it was merged into another ticket; go on there, or undo the merge first"))
    return found


def as_it_stands(subject: Ticket) -> Ticket:
    """Return the ticket, merged or not, locked until the transaction ends: for what is about its past."""
    return _locked(subject.pk)


def where_it_goes_on(subject: Ticket) -> Ticket:
    """Return the ticket, or the one into which it was merged, locked until the transaction ends.

    Holds one lock at a time: whoever merges takes two in order, and nobody waits in a circle.
    """
    into = Ticket.objects.values_list("merged_into", flat=True).get(pk=subject.pk)
    found = _locked(into or subject.pk)
    return found if found.merged_into_id is None else where_it_goes_on(found)


def both(one: Ticket, other: Ticket) -> tuple[Ticket, Ticket]:
    """Return two tickets as they now stand, merged or not, locked in one order for everybody."""
    found = {pk: _locked(pk) for pk in sorted({one.pk, other.pk})}
    return found[one.pk], found[other.pk]


def desk(subject: Desk) -> None:
    """Hold a desk's row until the transaction ends, for changes that no ticket alone can order."""
    Desk.objects.select_for_update(of=("self",)).get(pk=subject.pk)


def _locked(pk: int) -> Ticket:
    rows = Ticket.objects.select_for_update(of=("self",))
    return rows.select_related("desk", "contact__user", "agreement_version__agreement").get(pk=pk)
