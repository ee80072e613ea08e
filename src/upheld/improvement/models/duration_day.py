"""The model DurationDay; how it is counted is `actions.count`."""

from django.db import models
from django.db.models import Q

from upheld.desks.models import Desk

_MINUTE, _HOUR, _DAY = 60, 60 * 60, 24 * 60 * 60
# Where one band of durations ends and the next begins, in seconds; the last band has no end.
LIMITS_S = (
    *(15 * _MINUTE, 30 * _MINUTE),
    *(_HOUR, 2 * _HOUR, 4 * _HOUR, 8 * _HOUR),
    *(_DAY, 2 * _DAY, 5 * _DAY, 10 * _DAY, 20 * _DAY, 40 * _DAY),
)
BANDS = len(LIMITS_S) + 1


class DurationDay(models.Model):
    """A row is how many tickets took a time within one band until something, which happened on one day of a desk."""

    class Measure(models.TextChoices):
        """Until what: a promised response, a promised resolution, or the closing, promised or not."""

        FIRST_RESPONSE = "first_response"
        RESOLUTION = "resolution"
        CLOSING = "closing"

    class Kind(models.TextChoices):
        """Which time: two kinds that are never added."""

        SUPPORT = "support"
        ELAPSED = "elapsed"

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="+", db_index=False)
    counted_on = models.DateField()
    measure = models.CharField(max_length=14, choices=Measure)
    kind = models.CharField(max_length=7, choices=Kind)
    # The place in LIMITS_S of the end of its band.
    band = models.PositiveSmallIntegerField()
    tickets = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["desk", "counted_on", "measure", "kind", "band"], name="duration_day_once_per_band"
            ),
            models.CheckConstraint(condition=Q(tickets__gt=0), name="duration_day_counts_something"),
            models.CheckConstraint(condition=Q(band__lt=BANDS), name="duration_day_in_a_known_band"),
        ]

    def __str__(self) -> str:
        return f"{self.measure} in band {self.band} on {self.counted_on}"
