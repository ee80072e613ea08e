"""What acts that concern many tickets have changed, from the recounts that they left."""

from upheld.agreements.models import AgreementVersion
from upheld.tickets.models import Recount
from upheld.tickets.queries.previews import TicketChange, change_of


def changes_by_version(correction: AgreementVersion) -> tuple[TicketChange, ...]:
    """Return which tickets a correction of the agreement has changed, and how, the oldest ticket first. One query."""
    rows = Recount.objects.filter(cause=Recount.Cause.CORRECTION, version_after=correction)
    found = rows.select_related("ticket__desk").order_by("ticket_id")
    return tuple(change_of(row.ticket, changes=row.changes) for row in found)
