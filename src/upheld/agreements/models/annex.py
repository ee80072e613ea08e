"""The model Annex; not what its clauses mean."""

from django.db import models
from django.db.models import Q

from upheld.customers.models import Contract


class Annex(models.Model):
    """A row is one published annex of one contract; never changed, and the database refuses to.

    Of several annexes of a contract the one that took effect last holds; none, once that is withdrawn.
    """

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="annexes")
    # Counted per contract, from 1.
    number = models.PositiveIntegerField()
    # As it is cited: "A".
    label = models.CharField(max_length=4)
    text = models.TextField()
    # SHA-256 over the canonical text, in hexadecimal.
    hash = models.CharField(max_length=64)
    # The first instant of its day, in the agreement's zone; the publishing, if that came later that day.
    effective_at = models.DateTimeField()
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contract", "number"], name="annex_number_once_per_contract"),
            models.CheckConstraint(condition=Q(number__gte=1), name="annex_numbers_from_one"),
        ]
        indexes = [models.Index(fields=["contract", "-effective_at", "-number"], name="annex_in_force")]

    def __str__(self) -> str:
        return f"Annex {self.label}"
