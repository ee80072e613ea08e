"""The model AllowedSender; how an address is compared with it is in `customers.facts.senders`."""

from django.db import models
from django.db.models import Q

from upheld.customers.models.organisation import Organisation
from upheld.desks.models import Desk


class AllowedSender(models.Model):
    """A row is one address, or every address of one domain, whose people belong to an organisation.

    `value` is kept as it is compared: letter for letter, in lower case and in ASCII (`xn--…` for other scripts).
    """

    class Kind(models.TextChoices):
        """Of whom it speaks."""

        ADDRESS = "address"
        DOMAIN = "domain"

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="allowed_senders")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="allowed_senders")
    kind = models.CharField(max_length=10, choices=Kind)
    value = models.CharField(max_length=254)
    allowed_at = models.DateTimeField()
    allowed_by = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["desk", "value"], name="allowed_sender_once_per_desk"),
            models.CheckConstraint(
                condition=Q(kind="address", value__contains="@") | (Q(kind="domain") & ~Q(value__contains="@")),
                name="allowed_sender_is_an_address_or_a_domain",
            ),
        ]

    def __str__(self) -> str:
        return self.value
