"""The model Agreement; not its words."""

from django.db import models

from upheld.desks.models import Desk


class Agreement(models.Model):
    """A row is the support agreement that a desk runs, through all its versions."""

    desk = models.OneToOneField(Desk, on_delete=models.PROTECT, related_name="agreement")

    def __str__(self) -> str:
        return f"Agreement of {self.desk}"
