"""The model TimeSpent; no clock of a promise counts it."""

from django.db import models
from django.db.models import Q

from upheld.tickets.models.call import MINUTES_AT_MOST
from upheld.tickets.models.ticket import Ticket


class TimeSpent(models.Model):
    """A row is some minutes that one person spent on a ticket, besides its calls; never changed."""

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="time_spent")
    minutes = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=200, blank=True)
    spent_at = models.DateTimeField()
    spent_by = models.CharField(max_length=80)
    spender_name = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__gte=1, minutes__lte=MINUTES_AT_MOST), name="time_spent_is_some_and_within_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.minutes} min by {self.spender_name}"
