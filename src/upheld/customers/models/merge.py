"""What every merge of two rows has that turned out to be one; which two those are is a model's of its own."""

from django.db import models
from django.db.models import F, Q


class Merge(models.Model):
    """A row is one time that a row turned out to be another, and perhaps that this was undone; `kept` and `merged`."""

    kept_id: int
    merged_id: int

    # What the kept one came to have by it, by kind: what undoing gives back.
    moved = models.JSONField(default=dict)
    merged_at = models.DateTimeField()
    merged_by = models.CharField(max_length=80)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.CharField(max_length=80, null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.merged_id} into {self.kept_id}"


def of_two_at_a_time(name: str) -> list[models.BaseConstraint]:
    """Return that a row is merged into another than itself, and into one at a time."""
    return [
        models.UniqueConstraint(fields=["merged"], condition=Q(undone_at__isnull=True), name=f"{name}_one_at_a_time"),
        models.CheckConstraint(condition=~Q(kept=F("merged")), name=f"{name}_of_two"),
    ]


def undone_with_by(name: str) -> models.CheckConstraint:
    """Return that an undoing has its instant, no sooner than the merge, and who did it."""
    return models.CheckConstraint(
        condition=Q(undone_at__isnull=True, undone_by__isnull=True)
        | Q(undone_at__isnull=False, undone_by__isnull=False, undone_at__gte=F("merged_at")),
        name=f"{name}_undone_at_with_by",
    )
