"""The model Hold; not what it does to clocks."""

from django.db import models
from django.db.models import F, Q

from upheld.tickets.models.ticket import Ticket


class Hold(models.Model):
    """A row is one stretch in which the desk waits: for the customer, a supplier, a change."""

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="holds")
    # The key of one of the agreement's pause reasons.
    reason = models.CharField(max_length=40)
    note = models.CharField(max_length=500, blank=True)
    placed_at = models.DateTimeField()
    placed_by = models.CharField(max_length=80)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.CharField(max_length=80, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ticket"], condition=Q(lifted_at__isnull=True), name="hold_one_open_per_ticket"
            ),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True, lifted_by__isnull=True)
                | Q(lifted_at__isnull=False, lifted_by__isnull=False),
                name="hold_lifted_at_with_by",
            ),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True) | Q(lifted_at__gte=F("placed_at")),
                name="hold_lifted_after_it_was_placed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reason} since {self.placed_at:%Y-%m-%d %H:%M}"
