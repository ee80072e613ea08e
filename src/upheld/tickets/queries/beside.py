"""What stands beside a ticket on its page: the customer's other tickets."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from upheld.tickets.models import Ticket

OTHERS_SHOWN = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class OtherTicket:
    """One more ticket of the same customer."""

    number: int
    reference: str
    subject: str
    state: str
    state_label: str


def others_of(ticket: Ticket) -> Sequence[OtherTicket]:
    """Return the newest other tickets of who asked, on the same desk: one query, by `ticket_of_contact`."""
    others = Ticket.objects.filter(~Q(pk=ticket.pk), contact_id=ticket.contact_id, desk_id=ticket.desk_id)
    newest = others.order_by("-received_at").only("number", "subject", "state")[:OTHERS_SHOWN]
    return [
        OtherTicket(
            number=other.number,
            reference=f"{ticket.desk.prefix}-{other.number}",
            subject=other.subject,
            state=other.state,
            state_label=other.get_state_display(),
        )
        for other in newest
    ]
