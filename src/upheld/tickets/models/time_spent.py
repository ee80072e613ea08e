"""The model TimeSpent; no clock of a promise counts it."""

from django.db import models
from django.db.models import Q

from upheld.tickets.models.call import MINUTES_AT_MOST
from upheld.tickets.models.ticket import Ticket


class TimeSpent(models.Model):
    """A row is some minutes that one person spent on a ticket, besides its calls; changed only by being withdrawn."""

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="time_spent")
    minutes = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=200, blank=True)
    # The day of the work, by the desk's clock; `spent_at` is when it was written down.
    spent_on = models.DateField()
    spent_at = models.DateTimeField()
    spent_by = models.CharField(max_length=80)
    spender_name = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=80, null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__gte=1, minutes__lte=MINUTES_AT_MOST), name="time_spent_is_some_and_within_a_day"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="time_spent_withdrawn_at_with_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.minutes} min by {self.spender_name}"
