"""The model PromiseDay; how it is counted is `actions.count`."""

from django.db import models
from django.db.models import Q

from upheld.desks.models import Desk, Team


class PromiseDay(models.Model):
    """A row is how many promises of one kind were kept, or fell due unmet, on one day of a desk.

    Counted from the clocks, and counted anew whenever one of them changes. A promise counts on the day on which it was
    settled: when it was fulfilled in time, or when it fell due unmet. One in words, without a number, is not counted.
    """

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="+", db_index=False)
    # A day on the desk's own wall.
    counted_on = models.DateField()
    metric = models.CharField(max_length=20)
    # As it is cited: "5.1", or "5.1, Annex A".
    clause = models.CharField(max_length=20)
    # What past due means follows from it: only a guaranteed promise is breached, every other is missed.
    strength = models.CharField(max_length=20)
    priority = models.CharField(max_length=40, blank=True)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    kept = models.PositiveIntegerField()
    past_due = models.PositiveIntegerField()

    class Meta:
        constraints = [
            # Read by desk and days.
            models.UniqueConstraint(
                fields=["desk", "counted_on", "metric", "clause", "strength", "priority", "team"],
                nulls_distinct=False,
                name="promise_day_once_per_kind",
            ),
            models.CheckConstraint(condition=Q(kept__gt=0) | Q(past_due__gt=0), name="promise_day_counts_something"),
        ]

    def __str__(self) -> str:
        return f"{self.clause} on {self.counted_on}"
