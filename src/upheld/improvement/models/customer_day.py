"""The model CustomerDay; how it is counted is `actions.count`."""

from django.db import models
from django.db.models import Q

from upheld.customers.models import Organisation
from upheld.desks.models import Desk


class CustomerDay(models.Model):
    """A row is how many promises to one customer were kept, missed and breached on one day of a desk.

    Apart from PromiseDay, so that many customers do not multiply with many kinds of promise.
    """

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="+", db_index=False)
    counted_on = models.DateField()
    # Null stands for everybody without an organisation.
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    kept = models.PositiveIntegerField()
    missed = models.PositiveIntegerField()
    breached = models.PositiveIntegerField()

    class Meta:
        constraints = [
            # Read by desk and days, from the index alone.
            models.UniqueConstraint(
                fields=["desk", "counted_on", "organisation"],
                include=["kept", "missed", "breached"],
                nulls_distinct=False,
                name="customer_day_once_per_customer",
            ),
            models.CheckConstraint(
                condition=Q(kept__gt=0) | Q(missed__gt=0) | Q(breached__gt=0), name="customer_day_counts_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} on {self.counted_on}"
