"""The model Erasure; which rows it reaches is a workflow."""

from django.db import models
from django.db.models import Q

from upheld.customers.models.contact import Contact


class Erasure(models.Model):
    """A row is the proof that one person's data were erased: when, by whom, how much, and what is kept by what right.

    It names nobody; never changed.
    """

    contact = models.OneToOneField(Contact, on_delete=models.PROTECT, related_name="erasure")
    # Why it was done: the person's request, or the end of the reason for keeping.
    reason = models.CharField(max_length=500)
    # By what right the ledgers that remain are kept.
    hold_reason = models.CharField(max_length=500)
    # How many rows of which kind were emptied.
    reached = models.JSONField(default=dict)
    erased_at = models.DateTimeField()
    erased_by = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason="") & ~Q(hold_reason=""), name="erasure_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.contact_id} erased {self.erased_at:%Y-%m-%d}"
