"""The model Delivery; not what it delivers."""

from django.db import models
from django.db.models import Q

from upheld.notifications.models.notification import Notification


class Delivery(models.Model):
    """A row is one attempt to deliver one notification.

    It is written before the carrier is called and completed after. One that was begun and never ended tells of a
    worker that died in between: the next attempt repeats the same message id, by which mail stores know a repeat.
    """

    class Outcome(models.TextChoices):
        """How the attempt ended."""

        ACCEPTED = "accepted"
        FAILED = "failed"
        INTERRUPTED = "interrupted"

    notification = models.ForeignKey(Notification, on_delete=models.CASCADE, related_name="deliveries")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=12, choices=Outcome, null=True)
    # What the carrier said, for a person to read; never a secret.
    detail = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, outcome__isnull=True)
                | Q(ended_at__isnull=False, outcome__isnull=False),
                name="delivery_ends_with_an_outcome",
            ),
            models.UniqueConstraint(
                fields=["notification"], condition=Q(ended_at__isnull=True), name="delivery_one_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.notification_id} {self.outcome or 'under way'}"
