"""The model TicketMerge; not what it does to promises, nor which messages are read together."""

from django.db import models
from django.db.models import F, Q

from upheld.customers.models.merge import Merge, of_two_at_a_time
from upheld.tickets.models.ticket import Ticket


class TicketMerge(Merge):
    """A row is one time that a ticket turned out to be about the same as another, and perhaps its undoing.

    `moved` has the `tags`, `links` and `followers` that the kept one came to have, and the `tickets` merged into the
    other before.
    """

    kept = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="merges_in")
    merged = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="merges_away")
    undone_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            *of_two_at_a_time("ticket_merge"),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by__isnull=True, undone_reason="")
                | (
                    Q(undone_at__isnull=False, undone_by__isnull=False, undone_at__gte=F("merged_at"))
                    & ~Q(undone_reason="")
                ),
                name="ticket_merge_undone_at_with_by_and_why",
            ),
        ]
