"""The model TicketTag; the words themselves are in Tag."""

from django.db import models

from upheld.tickets.models.tag import Tag
from upheld.tickets.models.ticket import Ticket


class TicketTag(models.Model):
    """A row is one tag on one ticket. `Ticket.tags` repeats its word."""

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="ticket_tags")
    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="ticket_tags", db_index=False)
    tagged_at = models.DateTimeField()
    tagged_by = models.CharField(max_length=80)

    class Meta:
        constraints = [
            # Read backwards by lists of the tickets with a tag, the newest first.
            models.UniqueConstraint(fields=["tag", "ticket"], name="ticket_tag_once"),
        ]

    def __str__(self) -> str:
        return f"{self.tag_id} on {self.ticket_id}"
