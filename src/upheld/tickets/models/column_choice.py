"""The model ColumnChoice; which columns there are is in the queries."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from upheld.accounts.models import User
from upheld.desks.models import Desk


class ColumnChoice(models.Model):
    """A row is which columns one person wants to see in one view of a desk's queue."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="+")
    # The view's key, as its address has it.
    view = models.CharField(max_length=40)
    columns = ArrayField(models.CharField(max_length=20))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "desk", "view"], name="column_choice_once_per_view"),
        ]

    def __str__(self) -> str:
        return f"{self.view} of {self.user_id}"
