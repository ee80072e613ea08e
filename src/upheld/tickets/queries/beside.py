"""What stands beside a ticket on its page: the customer's other tickets."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from upheld.prepared import Prepared
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


_OTHERS = Prepared(
    lambda ticket, contact, desk: (
        Ticket.objects.filter(~Q(pk=ticket), contact=contact, desk=desk)
        .order_by("-received_at")
        .only("number", "subject", "state")[:OTHERS_SHOWN]
    ),
    ticket=int,
    contact=int,
    desk=int,
)


def others_of(ticket: Ticket) -> Sequence[OtherTicket]:
    """Return the newest other tickets of who asked, on the same desk: one query, by `ticket_of_contact`."""
    newest = _OTHERS(ticket=ticket.pk, contact=ticket.contact_id, desk=ticket.desk_id)
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
