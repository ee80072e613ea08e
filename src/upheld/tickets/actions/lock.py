"""Taking a ticket or a desk for a change, so that two changes of one follow one another."""

from upheld.desks.models import Desk
from upheld.tickets.models import Ticket


def ticket(subject: Ticket) -> Ticket:
    """Return the ticket as it now stands, locked until the transaction ends."""
    locked = Ticket.objects.select_for_update(of=("self",))
    return locked.select_related("desk", "contact", "agreement_version__agreement").get(pk=subject.pk)


def desk(subject: Desk) -> None:
    """Hold a desk's row until the transaction ends, for changes that no ticket alone can order."""
    Desk.objects.select_for_update(of=("self",)).get(pk=subject.pk)
