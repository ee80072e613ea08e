"""The model Recount; not what the new count is."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from upheld.agreements.models import AgreementVersion
from upheld.tickets.models.ticket import Ticket


class Recount(models.Model):
    """A row is one act after which a ticket's clocks were counted anew: who, why, and to what; never changed."""

    class Cause(models.TextChoices):
        """Which act."""

        PRIORITY = "priority", _("Priority judged")
        EMERGENCY = "emergency", _("Emergency judged")
        FACTS = "facts", _("Facts corrected")
        PLAN = "plan", _("Plan changed")
        VERSION = "version", _("Moved to another version")
        CORRECTION = "correction", _("Agreement corrected")

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="recounts")
    cause = models.CharField(max_length=12, choices=Cause)
    # Why, in words that the customer reads.
    reason = models.CharField(max_length=500)
    # Every fact on which the promise rested, and rests.
    facts_before = models.JSONField()
    facts_after = models.JSONField()
    # The version whose meaning counted, and counts; a correction is the one that counts in place of what it corrects.
    version_before = models.ForeignKey(AgreementVersion, on_delete=models.PROTECT, related_name="+")
    version_after = models.ForeignKey(AgreementVersion, on_delete=models.PROTECT, related_name="+")
    # What became of each promise: see `queries.changes`.
    changes = models.JSONField(default=list)
    recounted_at = models.DateTimeField()
    recounted_by = models.CharField(max_length=80)
    recounter_name = models.CharField(max_length=200)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="recount_says_why")]
        indexes = [models.Index(fields=["ticket", "id"], name="recount_in_order")]

    def __str__(self) -> str:
        return f"{self.cause} {self.recounted_at:%Y-%m-%d %H:%M}"
