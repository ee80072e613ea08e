"""The model Follow; not what a follower is told."""

from django.db import models
from django.db.models import Q

from upheld.accounts.models import User
from upheld.tickets.models.ticket import Ticket


class Follow(models.Model):
    """A row is one stretch in which one person of the desk follows one ticket."""

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="follows")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="follows")
    followed_at = models.DateTimeField()
    followed_by = models.CharField(max_length=80)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=80, null=True, blank=True)

    class Meta:
        constraints = [
            # Read for a ticket's followers.
            models.UniqueConstraint(
                fields=["ticket", "user"], condition=Q(ended_at__isnull=True), name="follow_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="follow_ended_at_with_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} since {self.followed_at:%Y-%m-%d %H:%M}"
