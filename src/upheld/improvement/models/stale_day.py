"""The model StaleDay; what makes a day stale is written in the database, by the triggers of the second migration."""

from django.db import models

from upheld.desks.models import Desk


class StaleDay(models.Model):
    """A row is one notice that a day of a desk must be counted anew, because a clock, ticket or closure of it changed.

    Written in the transaction of the change, without waiting for anybody; deleted by whoever counts the day. A day may
    have many.
    """

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="+", db_index=False)
    counted_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["-counted_on", "desk"], name="stale_day_next_to_count")]

    def __str__(self) -> str:
        return f"{self.counted_on}"
