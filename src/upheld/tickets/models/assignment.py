"""The model Assignment; not what the person may do."""

from django.db import models
from django.db.models import Q

from upheld.accounts.models import User
from upheld.tickets.models.ticket import Ticket


class Assignment(models.Model):
    """A row is one stretch in which one person has a ticket."""

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="assignments")
    agent = models.ForeignKey(User, on_delete=models.PROTECT, related_name="assignments")
    assigned_at = models.DateTimeField()
    assigned_by = models.CharField(max_length=80)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=80, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ticket"], condition=Q(ended_at__isnull=True), name="assignment_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="assignment_ended_at_with_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agent} since {self.assigned_at:%Y-%m-%d %H:%M}"
