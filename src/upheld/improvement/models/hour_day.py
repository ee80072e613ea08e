"""The model HourDay; how it is counted is `actions.count`."""

from django.db import models
from django.db.models import Q

from upheld.desks.models import Desk


class HourDay(models.Model):
    """A row is how many tickets came and went in one hour of a desk's day, and how many of those are still open."""

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="+", db_index=False)
    counted_on = models.DateField()
    # On the desk's own wall, 0 to 23; the hour that comes twice in a year counts as one.
    hour = models.PositiveSmallIntegerField()
    received = models.PositiveIntegerField()
    # Closed, and not opened again since.
    closed = models.PositiveIntegerField()
    # Of those received in this hour.
    still_open = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["desk", "counted_on", "hour"], name="hour_day_once"),
            models.CheckConstraint(condition=Q(hour__lt=24), name="hour_day_hour_of_a_day"),
            models.CheckConstraint(condition=Q(received__gt=0) | Q(closed__gt=0), name="hour_day_counts_something"),
            models.CheckConstraint(
                condition=Q(still_open__lte=models.F("received")), name="hour_day_open_were_received"
            ),
        ]
        indexes = [
            # Its one reader is the backlog, which reaches back as far as the oldest open ticket.
            models.Index(
                fields=["desk", "counted_on"],
                include=["still_open"],
                condition=Q(still_open__gt=0),
                name="hour_day_backlog",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.counted_on} {self.hour}:00"
