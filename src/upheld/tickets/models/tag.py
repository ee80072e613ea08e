"""The model Tag; not which tickets carry it."""

from django.db import models
from django.db.models import Q

from upheld.desks.models import Desk

TAG_LENGTH_AT_MOST = 40


class Tag(models.Model):
    """A row is one word that a desk has used to mark tickets, as it is written on every one of them."""

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="tags", db_index=False)
    name = models.CharField(max_length=TAG_LENGTH_AT_MOST)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["desk", "name"], name="tag_name_once_per_desk"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(name__regex=r"[\s,]"), name="tag_is_one_word"),
        ]
        indexes = [
            # Read as somebody types: the words of a desk that begin so.
            models.Index(fields=["desk", "name"], name="tag_completion", opclasses=["int8_ops", "varchar_pattern_ops"]),
        ]

    def __str__(self) -> str:
        return self.name
