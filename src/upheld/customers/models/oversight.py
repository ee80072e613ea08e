"""The model Oversight; which tickets it lets somebody see is the tickets' own access."""

from django.db import models
from django.db.models import Q

from upheld.customers.models.contact import Contact
from upheld.customers.models.organisation import Organisation


class Oversight(models.Model):
    """A row is one stretch in which a person sees all tickets of the customer for whom they ask.

    It names the customer: whoever asks for another one from now on sees nothing by it.
    """

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="oversights")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="oversights")
    granted_at = models.DateTimeField()
    granted_by = models.CharField(max_length=80)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=80, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["contact"], condition=Q(ended_at__isnull=True), name="oversight_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="oversight_ended_at_with_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contact_id} over {self.organisation_id}"
