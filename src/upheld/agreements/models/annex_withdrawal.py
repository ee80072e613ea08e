"""The model AnnexWithdrawal; what holds after it is the agreement alone."""

from django.db import models

from upheld.agreements.models.annex import Annex


class AnnexWithdrawal(models.Model):
    """A row is the end of one annex, from which on its contract has none; never changed, and the database refuses to.

    Tickets received before keep the annex.
    """

    annex = models.OneToOneField(Annex, on_delete=models.PROTECT, related_name="withdrawal")
    # The first instant of its day, in the agreement's zone; the withdrawing, if that came later that day.
    effective_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField()
    withdrawn_by = models.CharField(max_length=80)

    def __str__(self) -> str:
        return f"Withdrawal of {self.annex}"
