"""The model Clock; its arithmetic is the core's."""

from django.db import models
from django.db.models import Q

from upheld.tickets.models.ticket import Ticket


class Clock(models.Model):
    """A row is one target on one ticket, as last read from its events.

    The events are the truth; every other column is what the core read from them, kept so that a page of the queue needs
    no fold, and so that a worker finds by index what is due.
    """

    class Stage(models.TextChoices):
        """Where the clock stands; breached or missed is a fact beside it."""

        IN_PROGRESS = "in_progress"
        PAUSED = "paused"
        COMPLETED = "completed"
        CANCELLED = "cancelled"

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="clocks")
    metric = models.CharField(max_length=20)
    strength = models.CharField(max_length=20)
    counted = models.CharField(max_length=20)
    amount_words = models.CharField(max_length=120)
    clause = models.CharField(max_length=20)
    # A promise that is not a number, such as "Future release"; empty for one that is.
    words = models.CharField(max_length=120, blank=True)
    # The calendar on which it counts; empty for elapsed time.
    calendar = models.CharField(max_length=60, blank=True)
    # The whole amount, in seconds of the target's own kind of time.
    total_s = models.PositiveBigIntegerField(null=True)
    # Used when it last stopped or paused, in the same seconds; null while it counts.
    used_s = models.BigIntegerField(null=True)
    starts_at = models.DateTimeField()
    stage = models.CharField(max_length=12, choices=Stage)
    due_at = models.DateTimeField(null=True)
    # From when on it is shown as close.
    warn_at = models.DateTimeField(null=True)
    paused_since = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    # The instant at which it fell due unmet, judged by the events.
    past_due_at = models.DateTimeField(null=True)
    # Everything up to here has been noticed and told.
    noticed_through = models.DateTimeField(null=True)
    # When something about it must next be noticed; its one reader is the clock worker.
    look_again_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ticket", "metric"], name="clock_once_per_metric"),
            models.CheckConstraint(
                condition=~Q(stage="paused") | Q(paused_since__isnull=False),
                name="clock_paused_since_some_instant",
            ),
        ]
        indexes = [
            models.Index(
                fields=["look_again_at"],
                condition=Q(look_again_at__isnull=False),
                name="clock_look_again_worker",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.metric} of {self.ticket_id}"
