"""The model TrackingLink; not how its address is signed."""

from django.db import models
from django.db.models import F, Q

from upheld.customers.models import Contact
from upheld.tickets.models.ticket import Ticket


class TrackingLink(models.Model):
    """A row is one customer's way to one ticket without an account.

    The address carries `nonce` (128 random bits) and a signature made with the installation's secret; what is stored
    here opens nothing by itself.
    """

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="tracking_links")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="tracking_links")
    nonce = models.CharField(max_length=32, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(expires_at__gt=F("made_at")), name="tracking_link_expires_later"),
        ]

    def __str__(self) -> str:
        return f"link to {self.ticket_id}"
