"""The model Tally; what is too much is said by a limit, beside its use."""

from django.db import models
from django.db.models import F, Q


class Tally(models.Model):
    """A row is how often one deed was done by one doer in one span.

    It stands in the database, so that every process counts the same. The doer is kept as a digest only.
    """

    deed = models.CharField(max_length=40)
    doer = models.CharField(max_length=64)
    began_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["deed", "doer"], name="tally_one_per_deed_and_doer"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("began_at")), name="tally_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(count__gt=0), name="tally_counts_something"),
        ]
        # Its one reader is the hourly job that forgets.
        indexes = [models.Index(fields=["ends_at"], name="tally_to_forget")]

    def __str__(self) -> str:
        return f"{self.deed}: {self.count}"
