"""The model Agreement; not its words."""

from django.db import models

from upheld.desks.models import Desk


class Agreement(models.Model):
    """A row is the support agreement that a desk runs, through all its versions."""

    desk = models.OneToOneField(Desk, on_delete=models.PROTECT, related_name="agreement")
    # By the number of a corrected version, the key and the hash of the one that counts in its place; follows from
    # `AgreementVersion.corrects`, and stands here so that reading a ticket needs no look for corrections.
    counted_as = models.JSONField(default=dict, blank=True, db_default={})

    def __str__(self) -> str:
        return f"Agreement of {self.desk}"
