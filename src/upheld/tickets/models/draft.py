"""The model Draft; not what was sent."""

from django.db import models
from django.db.models import Q

from upheld.accounts.models import User
from upheld.tickets.models.message import Message
from upheld.tickets.models.ticket import Ticket


class Draft(models.Model):
    """A row is what one person has written for a ticket and not yet sent."""

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="drafts")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="drafts")
    kind = models.CharField(max_length=10, choices=Message.Kind)
    text = models.TextField()
    # Counted up at each save; whoever saves on an older one has not seen the newer words.
    revision = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    # Why what was to be sent came back; empty for words that nobody tried to send.
    refusal = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ticket", "author", "kind"], name="draft_one_per_person_and_kind"),
            models.CheckConstraint(condition=~Q(text=""), name="draft_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.author}, revision {self.revision}"
