"""The model Team; not who is in it."""

from django.db import models
from django.db.models import Q

from upheld.desks.models.desk import Desk


class Team(models.Model):
    """A row is one group of people on a desk, to whom a ticket is passed for what they know."""

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="teams")
    name = models.CharField(max_length=80)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=80)
    retired_at = models.DateTimeField(null=True, blank=True)
    retired_by = models.CharField(max_length=80, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["desk", "name"], condition=Q(retired_at__isnull=True), name="team_name_once_per_desk"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="team_has_a_name"),
            models.CheckConstraint(
                condition=Q(retired_at__isnull=True, retired_by__isnull=True)
                | Q(retired_at__isnull=False, retired_by__isnull=False),
                name="team_retired_at_with_by",
            ),
        ]

    def __str__(self) -> str:
        return self.name
