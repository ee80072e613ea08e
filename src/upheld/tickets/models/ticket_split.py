"""The model TicketSplit; not what the new ticket is promised."""

from django.db import models

from upheld.tickets.models.message import Message
from upheld.tickets.models.ticket import Ticket


class TicketSplit(models.Model):
    """A row is one message that turned out to ask for something of its own, and the ticket that was made of it."""

    message = models.OneToOneField(Message, on_delete=models.PROTECT, related_name="split")
    ticket = models.OneToOneField(Ticket, on_delete=models.PROTECT, related_name="split_from")
    split_at = models.DateTimeField()
    split_by = models.CharField(max_length=80)

    def __str__(self) -> str:
        return f"{self.ticket_id} from {self.message_id}"
