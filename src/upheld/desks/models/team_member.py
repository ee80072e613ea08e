"""The model TeamMember; not what the person may do on the desk."""

from django.db import models
from django.db.models import F, Q

from upheld.accounts.models import User
from upheld.desks.models.team import Team


class TeamMember(models.Model):
    """A row is one person's time in one team."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="members")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="teams")
    joined_at = models.DateTimeField()
    joined_by = models.CharField(max_length=80)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=80, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["team", "user"], condition=Q(ended_at__isnull=True), name="team_member_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="team_member_ended_at_with_by",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("joined_at")),
                name="team_member_ends_after_joining",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} in {self.team}"
