"""The model ChargeConsent; not whether anything was charged in the end."""

from django.db import models
from django.db.models import Q

from upheld.agreements.models import AgreementVersion
from upheld.tickets.models.ticket import Ticket


class ChargeConsent(models.Model):
    """A row is a customer's consent to what one ticket may cost them, in the words that they read; never changed."""

    ticket = models.OneToOneField(Ticket, on_delete=models.PROTECT, related_name="charge_consent")
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    # ISO 4217.
    currency = models.CharField(max_length=3)
    # "hour"
    per = models.CharField(max_length=20)
    # What stood above the box that they ticked.
    words = models.TextField()
    # By which clause of which version it may be charged.
    clause = models.CharField(max_length=40)
    agreement_version = models.ForeignKey(AgreementVersion, on_delete=models.PROTECT, related_name="+")
    consented_at = models.DateTimeField()
    consented_by = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(words="") & Q(amount__gte=0), name="charge_consent_says_to_what")
        ]

    def __str__(self) -> str:
        return f"{self.amount} {self.currency} per {self.per}"
