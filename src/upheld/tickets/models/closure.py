"""The model Closure; not what it does to clocks."""

from django.db import models
from django.db.models import F, Q

from upheld.tickets.models.closing_code import ClosingCode
from upheld.tickets.models.ticket import Ticket


class Closure(models.Model):
    """A row is one time that a ticket was resolved, and perhaps reopened."""

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="closures")
    # How it ended, in the desk's own list; null where the desk kept none, or the customer said that it is solved.
    code = models.ForeignKey(ClosingCode, on_delete=models.PROTECT, null=True, blank=True, related_name="closures")
    closed_at = models.DateTimeField()
    closed_by = models.CharField(max_length=80)
    reopened_at = models.DateTimeField(null=True, blank=True)
    reopened_by = models.CharField(max_length=80, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ticket"], condition=Q(reopened_at__isnull=True), name="closure_one_open_per_ticket"
            ),
            models.CheckConstraint(
                condition=Q(reopened_at__isnull=True, reopened_by__isnull=True)
                | Q(reopened_at__isnull=False, reopened_by__isnull=False),
                name="closure_reopened_at_with_by",
            ),
            models.CheckConstraint(
                condition=Q(reopened_at__isnull=True) | Q(reopened_at__gte=F("closed_at")),
                name="closure_reopened_after_it_was_closed",
            ),
        ]
        indexes = [
            # Read by days: for the numbers, and for whom to ask how it went.
            models.Index(fields=["closed_at", "id"], condition=Q(reopened_at__isnull=True), name="closure_closed_on"),
        ]

    def __str__(self) -> str:
        return f"closed {self.closed_at:%Y-%m-%d %H:%M}"
