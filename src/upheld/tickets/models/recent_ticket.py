"""The model RecentTicket; not who may see the ticket now."""

from django.db import models

from upheld.accounts.models import User
from upheld.desks.models import Desk
from upheld.tickets.models.ticket import Ticket


class RecentTicket(models.Model):
    """A row is the last time that one person opened one ticket, for their own list of recent ones."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="recent_for")
    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="recent_tickets", db_index=False)
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "ticket"], name="recent_ticket_once_per_person"),
        ]
        indexes = [models.Index(fields=["person", "desk", "-opened_at"], name="recent_tickets_of_person")]

    def __str__(self) -> str:
        return f"{self.ticket_id} opened {self.opened_at:%Y-%m-%d %H:%M}"
