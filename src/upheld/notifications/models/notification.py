"""The model Notification; not the carriers that deliver it."""

from django.db import models
from django.db.models import Q

_STATES = ("next_attempt_at", "delivered_at", "gave_up_at", "held_at")


def _only(state: str) -> Q:
    """Return that a row is in one state: waiting, delivered, given up or held."""
    return Q(**{f"{name}__isnull": name != state for name in _STATES})


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
    # When to try next; its one reader is the outbox worker. Null once delivered, given up or held.
    next_attempt_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    delivered_at = models.DateTimeField(null=True)
    gave_up_at = models.DateTimeField(null=True)
    # Since when it waits for its recipient to confirm their address.
    held_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=_only("next_attempt_at") | _only("delivered_at") | _only("gave_up_at") | _only("held_at"),
                name="notification_waits_or_is_delivered_given_up_or_held",
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
            # Read once a recipient has confirmed their address.
            models.Index(
                fields=["desk", "recipient"], condition=Q(held_at__isnull=False), name="notification_held_for"
            ),
            # Read when a person asks what is known of them, or to be forgotten.
            models.Index(fields=["desk", "recipient"], name="notification_of_recipient"),
        ]

    def __str__(self) -> str:
        return self.key
