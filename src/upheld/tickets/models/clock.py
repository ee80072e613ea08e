"""The model Clock; its arithmetic is the core's."""

from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import Case, Func, Q, Value, When
from django.db.models.functions import Greatest, Least

from upheld.tickets.models.recount import Recount
from upheld.tickets.models.ticket import Ticket

# The wall time over which a clock counts; while it is paused, nobody knows until when.
COUNTED_OVER = Func(
    Least("starts_at", "stopped_at"),
    Case(
        When(stage="paused", then=Value(None, output_field=models.DateTimeField())),
        default=Greatest("starts_at", "due_at", "stopped_at"),
    ),
    function="tstzrange",
)


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
    # As it is cited: "5.1", or "5.1, Annex A" where an annex states it.
    clause = models.CharField(max_length=20)
    # A promise that is not a number, such as "Future release"; empty for one that is.
    words = models.CharField(max_length=120, blank=True)
    # What fulfils such a promise: "release" or "decision"; empty where the clock rules end it.
    fulfilled_by = models.CharField(max_length=10, blank=True, db_default="")
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
    # The recount that left nothing promised; the clock is history then, and another may count the metric again.
    withdrawn = models.ForeignKey(Recount, on_delete=models.PROTECT, null=True, blank=True, related_name="withdrawn")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ticket", "metric"], condition=Q(withdrawn__isnull=True), name="clock_once_per_metric"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn__isnull=True) | Q(stage="cancelled"), name="clock_withdrawn_is_cancelled"
            ),
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
            # Their one reader counts what was settled on a day: what fell due unmet, and what was fulfilled.
            models.Index(
                fields=["past_due_at"],
                condition=Q(past_due_at__isnull=False, withdrawn__isnull=True),
                name="clock_past_due_on",
            ),
            models.Index(
                fields=["stopped_at"],
                condition=Q(stage="completed", total_s__isnull=False, withdrawn__isnull=True),
                name="clock_completed_on",
            ),
            # Its one reader finds what the correction of a calendar may touch.
            GistIndex(COUNTED_OVER, condition=~Q(calendar=""), name="clock_counted_over"),
        ]

    def __str__(self) -> str:
        return f"{self.metric} of {self.ticket_id}"
