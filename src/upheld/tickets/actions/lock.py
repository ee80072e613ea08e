"""Taking a ticket for a change, so that two changes of one ticket follow one another."""

from upheld.tickets.models import Ticket


def ticket(subject: Ticket) -> Ticket:
    """Return the ticket as it now stands, locked until the transaction ends."""
    locked = Ticket.objects.select_for_update(of=("self",))
    return locked.select_related("desk", "contact", "agreement_version__agreement").get(pk=subject.pk)
