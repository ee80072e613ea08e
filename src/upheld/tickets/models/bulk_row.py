"""The model BulkRow; what is done to the ticket is an action's."""

from django.db import models
from django.db.models import Q

from upheld.tickets.models.bulk_act import BulkAct
from upheld.tickets.models.ticket import Ticket


class BulkRow(models.Model):
    """A row is one ticket of a bulk act, and what became of it."""

    class Outcome(models.TextChoices):
        """How far it is."""

        WAITING = "waiting"
        DONE = "done"
        REFUSED = "refused"

    act = models.ForeignKey(BulkAct, on_delete=models.PROTECT, related_name="rows", db_index=False)
    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="bulk_rows")
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.WAITING)
    # Why it was refused, in the words of the refusal.
    reason = models.TextField(blank=True)
    # What undoing needs to know; null where nothing was changed, or nothing of it can be undone.
    before = models.JSONField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["act", "ticket"], name="bulk_row_once_per_ticket"),
            models.CheckConstraint(
                condition=Q(outcome="refused") & ~Q(reason="") | ~Q(outcome="refused") & Q(reason=""),
                name="bulk_row_refused_says_why",
            ),
        ]
        indexes = [
            models.Index(fields=["id"], condition=Q(outcome="waiting"), name="bulk_row_worker"),
            # Its readers count an act's outcomes and page through its rows.
            models.Index(fields=["act", "outcome", "id"], name="bulk_row_of_act"),
        ]

    def __str__(self) -> str:
        return f"{self.ticket_id}: {self.outcome}"
