"""The model Notification; not the carriers that deliver it."""

from django.db import models
from django.db.models import Q


class Notification(models.Model):
    """A row is one thing that one person must be told, by one channel: the outbox.

    It is written in the transaction of what it tells of and holds no foreign keys. `key` makes it once-only: writing
    it a second time changes nothing.
    """

    class Channel(models.TextChoices):
        """By which carrier."""

        EMAIL = "email"

    key = models.CharField(max_length=200, unique=True)
    desk = models.CharField(max_length=40)
    subject = models.CharField(max_length=40)
    number = models.BigIntegerField()
    channel = models.CharField(max_length=10, choices=Channel)
    recipient = models.CharField(max_length=254)
    recipient_name = models.CharField(max_length=200, blank=True)
    # In which its words are said; empty for the language of the installation.
    language = models.CharField(max_length=10, blank=True, db_default="", default="")
    # Which words to use: a folder of templates/emails/.
    template = models.CharField(max_length=60)
    # All that the words need, as plain values; a carrier looks nothing up.
    payload = models.JSONField(default=dict)
    written_at = models.DateTimeField()
    # When to try next; its one reader is the outbox worker. Null once delivered or given up.
    next_attempt_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    delivered_at = models.DateTimeField(null=True)
    gave_up_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(next_attempt_at__isnull=False, delivered_at__isnull=True, gave_up_at__isnull=True)
                | Q(next_attempt_at__isnull=True, delivered_at__isnull=False, gave_up_at__isnull=True)
                | Q(next_attempt_at__isnull=True, delivered_at__isnull=True, gave_up_at__isnull=False),
                name="notification_waits_or_is_delivered_or_given_up",
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_attempt_at"],
                condition=Q(next_attempt_at__isnull=False),
                name="notification_outbox_worker",
            ),
            models.Index(
                fields=["desk", "gave_up_at"],
                condition=Q(gave_up_at__isnull=False),
                name="notification_failed_on_desk",
            ),
            models.Index(fields=["desk", "subject", "number"], name="notification_of_subject"),
            # Read when a person asks what is known of them, or to be forgotten.
            models.Index(fields=["desk", "recipient"], name="notification_of_recipient"),
        ]

    def __str__(self) -> str:
        return self.key
