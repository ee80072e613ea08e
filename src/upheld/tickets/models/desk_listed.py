"""What closing codes and fields have in common as rows of a desk's settings; neither's own meaning."""

from django.db import models
from django.db.models import Q

from upheld.desks.models import Desk

LABEL_LENGTH_AT_MOST = 80


class DeskListed(models.Model):
    """A row is one entry of a list that a desk keeps in its settings; given up, it stays for what has it."""

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="+", db_index=False)
    # By which programs, searches and views name it; made from its first label, never changed.
    key = models.CharField(max_length=40)
    label = models.CharField(max_length=LABEL_LENGTH_AT_MOST)
    # Where it stands in the list.
    position = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)
    retired_at = models.DateTimeField(null=True, blank=True)
    retired_by = models.CharField(max_length=80, null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["desk", "key"], name="%(class)s_key_once_per_desk"),
            models.UniqueConstraint(
                fields=["desk", "label"], condition=Q(retired_at__isnull=True), name="%(class)s_label_once_per_desk"
            ),
            models.CheckConstraint(condition=~Q(key="") & ~Q(label=""), name="%(class)s_has_a_name"),
            models.CheckConstraint(
                condition=Q(retired_at__isnull=True, retired_by__isnull=True)
                | Q(retired_at__isnull=False, retired_by__isnull=False),
                name="%(class)s_retired_at_with_by",
            ),
        ]

    def __str__(self) -> str:
        return self.label
