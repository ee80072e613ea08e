"""The model AuditEvent; nothing that writes it."""

from django.db import models


class AuditEvent(models.Model):
    """A row is one thing that happened to one subject; never changed.

    It holds no foreign keys, so that it outlives what it tells of: the subject is named by desk, label and number.
    Inserting a row announces it to the live pages (a trigger sends `upheld_changes`).
    """

    desk = models.CharField(max_length=40, blank=True)
    subject = models.CharField(max_length=40)
    number = models.BigIntegerField()
    verb = models.CharField(max_length=60)
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    by_name = models.CharField(max_length=200)
    # What else a reader needs to understand it; never a secret, never the words of a message.
    facts = models.JSONField(default=dict)

    class Meta:
        indexes = [
            # Read by a ticket's timeline and by every subject's history.
            models.Index(fields=["desk", "subject", "number", "at"], name="audit_event_subject_history"),
            # Read by whoever asks whether anything happened on a desk.
            models.Index(fields=["desk", "-id"], name="audit_event_of_desk"),
            # Read by whoever asks whether anything but tickets changed on a desk.
            models.Index(fields=["desk", "-id"], name="audit_event_of_setup", condition=~models.Q(subject="ticket")),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.number} {self.verb}"
