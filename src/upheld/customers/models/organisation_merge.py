"""The model OrganisationMerge; what follows the merged customer is moved by a workflow."""

from django.db import models
from django.db.models import F, Q

from upheld.customers.models.organisation import Organisation


class OrganisationMerge(models.Model):
    """A row is one time that a customer turned out to be another one, and perhaps that this was undone."""

    kept = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="merges_in")
    merged = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="merges_away")
    # The numbers of the rows that moved, by kind: what undoing brings back.
    moved = models.JSONField(default=dict)
    merged_at = models.DateTimeField()
    merged_by = models.CharField(max_length=80)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.CharField(max_length=80, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["merged"], condition=Q(undone_at__isnull=True), name="organisation_merge_one_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(kept=F("merged")), name="organisation_merge_of_two"),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by__isnull=True)
                | Q(undone_at__isnull=False, undone_by__isnull=False, undone_at__gte=F("merged_at")),
                name="organisation_merge_undone_at_with_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.merged_id} into {self.kept_id}"
