"""The model Absence; not what becomes of the person's tickets meanwhile."""

from django.db import models
from django.db.models import F, Q

from upheld.accounts.models import User
from upheld.desks.models.desk import Desk


class Absence(models.Model):
    """A row is one stretch in which one person said that they would be away from one desk.

    The newest that was not ended early counts; saying another ends it.
    """

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="absences")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="absences")
    begins_at = models.DateTimeField()
    # When they are back by themselves.
    ends_at = models.DateTimeField()
    # What colleagues should know; empty for nothing.
    note = models.CharField(max_length=200, blank=True)
    said_at = models.DateTimeField()
    said_by = models.CharField(max_length=80)
    # When it was ended early, or another took its place.
    returned_at = models.DateTimeField(null=True, blank=True)
    returned_by = models.CharField(max_length=80, null=True, blank=True)

    class Meta:
        constraints = [
            # Read for who is away from a desk now.
            models.UniqueConstraint(
                fields=["desk", "user"], condition=Q(returned_at__isnull=True), name="absence_one_that_counts"
            ),
            models.CheckConstraint(condition=Q(ends_at__gt=F("begins_at")), name="absence_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(returned_at__isnull=True, returned_by__isnull=True)
                | Q(returned_at__isnull=False, returned_by__isnull=False),
                name="absence_returned_at_with_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} until {self.ends_at:%Y-%m-%d %H:%M}"
