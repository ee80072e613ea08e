"""The model SavedReply; not the replies that were made from it."""

from django.db import models
from django.db.models import Q

from upheld.accounts.models import User
from upheld.desks.models import Desk

TITLE_LENGTH_AT_MOST = 80


class SavedReply(models.Model):
    """A row is a text that is sent often: the desk's, or one person's own; given up, it is offered no longer."""

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="+", db_index=False)
    # Null for one that everyone on the desk is offered.
    owner = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=TITLE_LENGTH_AT_MOST)
    # With the placeholders of `queries.placeholders`, and no others.
    text = models.TextField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)
    retired_at = models.DateTimeField(null=True, blank=True)
    retired_by = models.CharField(max_length=80, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["desk", "owner", "title"],
                condition=Q(retired_at__isnull=True),
                nulls_distinct=False,
                name="saved_reply_title_once",
            ),
            models.CheckConstraint(condition=~Q(title="") & ~Q(text=""), name="saved_reply_says_something"),
            models.CheckConstraint(
                condition=Q(retired_at__isnull=True, retired_by__isnull=True)
                | Q(retired_at__isnull=False, retired_by__isnull=False),
                name="saved_reply_retired_at_with_by",
            ),
        ]

    def __str__(self) -> str:
        return self.title
