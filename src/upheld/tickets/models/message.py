"""The model Message; not the system's own events."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from upheld.tickets.models.ticket import Ticket


class Message(models.Model):
    """A row is what a person wrote on a ticket; never changed."""

    class Kind(models.TextChoices):
        """Who wrote to whom."""

        CUSTOMER = "customer", _("From the customer")
        REPLY = "reply", _("Reply to the customer")
        NOTE = "note", _("Internal note")
        FORWARD = "forward", _("Forwarded to somebody outside")

    # What the desk alone reads.
    INTERNAL: ClassVar = (Kind.NOTE, Kind.FORWARD)

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="messages")
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=10, choices=Kind)
    text = models.TextField()
    channel = models.CharField(max_length=40)
    sent_at = models.DateTimeField()
    sent_by = models.CharField(max_length=80)
    sender_name = models.CharField(max_length=200)
    # The merged ticket on which its writer wrote it, who may know nothing of the one that carries it now; else null.
    origin = models.ForeignKey(
        Ticket, on_delete=models.PROTECT, null=True, blank=True, related_name="said_since", db_index=False
    )
    # Made by the form that sent it, so that sending it twice writes it once.
    submission = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="message_says_something"),
            models.UniqueConstraint(
                fields=["ticket", "submission"],
                condition=Q(submission__isnull=False),
                name="message_once_per_submission",
            ),
        ]
        indexes = [
            models.Index(fields=["ticket", "sent_at", "id"], name="message_timeline"),
            # Serves the foreign key too.
            models.Index(fields=["origin"], condition=Q(origin__isnull=False), name="message_of_origin"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} by {self.sender_name}"
