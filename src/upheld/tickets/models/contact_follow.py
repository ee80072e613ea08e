"""The model ContactFollow; how people of the desk follow a ticket is `Follow`."""

from django.db import models
from django.db.models import Q

from upheld.customers.models import Contact
from upheld.tickets.models.ticket import Ticket


class ContactFollow(models.Model):
    """A row is one stretch in which somebody else than its own person follows a ticket as a customer.

    Whoever does not belong to the ticket's customer follows only from when the desk allowed it.
    """

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="contact_follows")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="ticket_follows")
    invited_at = models.DateTimeField()
    invited_by = models.CharField(max_length=80)
    # Null while the desk has not said yes; at once for a colleague of the same customer.
    allowed_at = models.DateTimeField(null=True, blank=True)
    allowed_by = models.CharField(max_length=80, null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=80, null=True, blank=True)

    class Meta:
        constraints = [
            # Read for a ticket's followers.
            models.UniqueConstraint(
                fields=["ticket", "contact"], condition=Q(ended_at__isnull=True), name="contact_follow_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(allowed_at__isnull=True, allowed_by__isnull=True)
                | Q(allowed_at__isnull=False, allowed_by__isnull=False),
                name="contact_follow_allowed_at_with_by",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="contact_follow_ended_at_with_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contact_id} since {self.invited_at:%Y-%m-%d %H:%M}"
