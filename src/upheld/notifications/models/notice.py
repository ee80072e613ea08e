"""The model Notice; not the words in which a page shows it."""

from django.db import models
from django.db.models import Q


class Notice(models.Model):
    """A row is one thing that one person is told under the bell of one desk.

    It is written in the transaction of what it tells of and holds no foreign keys: person and subject are named by
    number. `key` makes it once-only. Inserting or reading one is announced to that person's own open pages.
    """

    key = models.CharField(max_length=200, unique=True)
    desk = models.CharField(max_length=40)
    person = models.BigIntegerField()
    subject = models.CharField(max_length=40)
    number = models.BigIntegerField()
    # What it is about, as it was called then: "INT-12 Orders stopped".
    title = models.CharField(max_length=240)
    # What was done, as the audit trail calls it, and by whom; empty for the desk itself.
    verb = models.CharField(max_length=60)
    by_name = models.CharField(max_length=200, blank=True)
    # The beginning of what was written, or which promise it is about.
    words = models.CharField(max_length=200, blank=True)
    written_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["desk", "person", "-id"], name="notice_centre"),
            models.Index(
                fields=["desk", "person", "subject", "number"],
                condition=Q(read_at__isnull=True),
                name="notice_unread",
            ),
            # Read by the worker that forgets old ones.
            models.Index(fields=["written_at"], name="notice_by_age"),
        ]

    def __str__(self) -> str:
        return self.title
