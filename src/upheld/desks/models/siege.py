"""The model Siege; what strangers have to show meanwhile is asked by the portal."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from upheld.desks.models.desk import Desk


class Siege(models.Model):
    """A row is one time over which a desk holds itself to be flooded, and asks strangers for proof of work."""

    class Reason(models.TextChoices):
        """Why it began."""

        RATE = "rate", _("more strangers wrote than usual")
        MANAGER = "manager", _("switched on by a person")

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="sieges", db_index=False)
    reason = models.CharField(max_length=10, choices=Reason)
    # How many strangers had come by then, within the span in which they are counted; 0 where nobody counted.
    strangers = models.PositiveIntegerField(default=0)
    began_at = models.DateTimeField()
    began_by = models.CharField(max_length=80)
    # When it is over by itself; none where a person ends it.
    lasts_until = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=80, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["desk"], condition=Q(ended_at__isnull=True), name="siege_one_at_a_time"),
            models.CheckConstraint(
                condition=Q(lasts_until__isnull=True) | Q(lasts_until__gt=F("began_at")),
                name="siege_lasts_beyond_its_beginning",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="siege_ended_at_with_by",
            ),
        ]
        indexes = [models.Index(fields=["desk", "-began_at"], name="siege_history")]

    def __str__(self) -> str:
        return f"{self.reason} since {self.began_at:%Y-%m-%d %H:%M}"
