"""The model Contract; not what the plan promises."""

from django.db import models
from django.db.models import F, Q

from upheld.accounts.models import User
from upheld.catalogue.models import Service
from upheld.customers.models.organisation import Organisation


class Contract(models.Model):
    """A row is what one organisation bought, and for which days."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="contracts")
    number = models.CharField(max_length=40)
    # The plan's key in the agreement; empty where the agreement has no plans.
    plan = models.CharField(max_length=60, blank=True)
    # How the licence was bought, as the agreement names it; empty where it does not ask.
    licence = models.CharField(max_length=60, blank=True)
    starts_on = models.DateField()
    # The first day that is no longer covered; null while no end is agreed.
    ends_on = models.DateField(null=True, blank=True)
    # Which of the desk's services it covers, for people to see; none chosen says nothing about them.
    services = models.ManyToManyField(Service, blank=True, related_name="contracts")
    # Who on the desk looks after this customer.
    account_manager = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="managed_contracts"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")),
                name="contract_ends_after_it_starts",
            ),
            models.UniqueConstraint(fields=["organisation", "number"], name="contract_number_once_per_organisation"),
        ]

    def __str__(self) -> str:
        return self.number
