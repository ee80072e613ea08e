"""The model ClockEvent; folding events is the core's work."""

from django.db import models

from upheld.tickets.models.clock import Clock


class ClockEvent(models.Model):
    """A row is one thing that happened to one clock; never changed."""

    class Kind(models.TextChoices):
        """The six things that can happen to a clock."""

        STARTED = "started"
        PAUSED = "paused"
        RESUMED = "resumed"
        STOPPED = "stopped"
        RESET = "reset"
        CANCELLED = "cancelled"

    clock = models.ForeignKey(Clock, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=10, choices=Kind)
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    # The key of the pause reason; empty for what is no pause.
    reason = models.CharField(max_length=40, blank=True)

    class Meta:
        indexes = [models.Index(fields=["clock", "at", "id"], name="clock_event_in_order")]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M}"
