"""The model CustomerImport; what its lines would change is computed by `customers.queries.importing`."""

from django.db import models
from django.db.models import Q

from upheld.desks.models import Desk


class CustomerImport(models.Model):
    """A row is one file of customers that somebody uploaded: looked at first, then imported or thrown away.

    Its text is kept only until then.
    """

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="customer_imports")
    file_name = models.CharField(max_length=200)
    # The file itself; empty once it was imported or thrown away.
    text = models.TextField(blank=True)
    uploaded_at = models.DateTimeField()
    uploaded_by = models.CharField(max_length=80)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.CharField(max_length=80, null=True, blank=True)
    discarded_at = models.DateTimeField(null=True, blank=True)
    discarded_by = models.CharField(max_length=80, null=True, blank=True)
    # How many lines added, changed, were the same, were left out; empty until it was imported.
    outcome = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True, confirmed_by__isnull=True)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False, text=""),
                name="customer_import_confirmed_at_with_by",
            ),
            models.CheckConstraint(
                condition=Q(discarded_at__isnull=True, discarded_by__isnull=True)
                | Q(discarded_at__isnull=False, discarded_by__isnull=False, text=""),
                name="customer_import_discarded_at_with_by",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True) | Q(discarded_at__isnull=True),
                name="customer_import_confirmed_or_discarded",
            ),
        ]
        indexes = [
            models.Index(
                fields=["desk", "-id"],
                condition=Q(confirmed_at__isnull=True, discarded_at__isnull=True),
                name="customer_import_waiting",
            )
        ]

    def __str__(self) -> str:
        return self.file_name
