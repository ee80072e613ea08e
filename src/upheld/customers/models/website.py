"""The model Website; not the secret with which it signs."""

from django.db import models
from django.db.models import Q

from upheld.customers.models.organisation import Organisation
from upheld.desks.models import Desk


class Website(models.Model):
    """A row is one website, by its origin, that may show the form of a desk in its own pages."""

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="websites")
    # As browsers write it: https://www.example.com
    origin = models.CharField(max_length=280)
    # For whose people alone it speaks; null for the desk's own sites, which speak for all.
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="websites"
    )
    allowed_at = models.DateTimeField()
    allowed_by = models.CharField(max_length=80)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=80, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["desk", "origin"], condition=Q(withdrawn_at__isnull=True), name="website_once_per_desk"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="website_withdrawn_at_with_by",
            ),
        ]

    def __str__(self) -> str:
        return self.origin
