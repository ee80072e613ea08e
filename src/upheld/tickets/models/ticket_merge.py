"""The model TicketMerge; not what it does to promises, nor which messages are read together."""

from django.db import models
from django.db.models import F, Q

from upheld.tickets.models.ticket import Ticket


class TicketMerge(models.Model):
    """A row is one time that a ticket turned out to be about the same as an older one, and perhaps its undoing."""

    kept = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="merges_in")
    merged = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="merges_away")
    # What the kept ticket came to have by it: `tags`, `links`, `followers` and `tickets` merged into the other before.
    moved = models.JSONField(default=dict)
    merged_at = models.DateTimeField()
    merged_by = models.CharField(max_length=80)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.CharField(max_length=80, null=True, blank=True)
    undone_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["merged"], condition=Q(undone_at__isnull=True), name="ticket_merge_one_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(kept=F("merged")), name="ticket_merge_of_two"),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by__isnull=True, undone_reason="")
                | (
                    Q(undone_at__isnull=False, undone_by__isnull=False, undone_at__gte=F("merged_at"))
                    & ~Q(undone_reason="")
                ),
                name="ticket_merge_undone_at_with_by_and_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.merged_id} into {self.kept_id}"
