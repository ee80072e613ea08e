"""The model Fulfilment; not the clock that it ends."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from upheld.tickets.models.clock import Clock


class Fulfilment(models.Model):
    """A row is what fulfilled a promise that is not a number: the release, or what was decided; never changed."""

    class Kind(models.TextChoices):
        """What the agreement says fulfils the promise."""

        RELEASE = "release", _("Release")
        DECISION = "decision", _("Decision")

    clock = models.OneToOneField(Clock, on_delete=models.PROTECT, related_name="fulfilment")
    kind = models.CharField(max_length=10, choices=Kind)
    # The release's name, and where it can be read about; empty for a decision.
    release = models.CharField(max_length=200, blank=True)
    url = models.URLField(max_length=500, blank=True)
    released_on = models.DateField(null=True, blank=True)
    # What was decided; empty for a release.
    decision = models.CharField(max_length=2000, blank=True)
    fulfilled_at = models.DateTimeField()
    fulfilled_by = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(kind="release", decision="", released_on__isnull=False) & ~Q(release=""))
                | (Q(kind="decision", release="", url="", released_on__isnull=True) & ~Q(decision="")),
                name="fulfilment_is_a_release_or_a_decision",
            ),
        ]

    def __str__(self) -> str:
        return self.release or self.decision
