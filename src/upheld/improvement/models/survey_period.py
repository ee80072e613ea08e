"""The model SurveyPeriod; whom it has asked is SurveyInvitation."""

from django.db import models
from django.db.models import F, Q

from upheld.desks.models import Desk


class SurveyPeriod(models.Model):
    """A row is one time over which a desk asks its customers how they were helped."""

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="survey_periods", db_index=False)
    began_at = models.DateTimeField()
    began_by = models.CharField(max_length=80)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=80, null=True, blank=True)
    # How far closed tickets were looked through: the instant of closing, and the closure among those of that instant.
    looked_through = models.DateTimeField()
    last_closure = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["desk"], condition=Q(ended_at__isnull=True), name="survey_period_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="survey_period_ended_at_with_by",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("began_at")),
                name="survey_period_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"since {self.began_at:%Y-%m-%d}"
