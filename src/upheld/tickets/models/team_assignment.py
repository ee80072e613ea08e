"""The model TeamAssignment; not who of the team has the ticket."""

from django.db import models
from django.db.models import F, Q

from upheld.desks.models import Team
from upheld.tickets.models.ticket import Ticket


class TeamAssignment(models.Model):
    """A row is one stretch in which one team has a ticket, and why it was passed to them."""

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="team_assignments")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="assignments")
    reason = models.CharField(max_length=500)
    passed_at = models.DateTimeField()
    passed_by = models.CharField(max_length=80)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=80, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ticket"], condition=Q(ended_at__isnull=True), name="team_assignment_one_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="team_assignment_says_why"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="team_assignment_ended_at_with_by",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("passed_at")),
                name="team_assignment_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.team_id} since {self.passed_at:%Y-%m-%d %H:%M}"
