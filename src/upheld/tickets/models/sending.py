"""The model Sending; not the message that comes of it."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from upheld.accounts.models import User
from upheld.tickets.models.ticket import Ticket


class Sending(models.Model):
    """A row is a reply on its way: for some seconds its author can take it back, and nothing has happened yet.

    When its time has come it becomes a message, counted from the instant at which it was sent; the row goes.
    """

    class Then(models.TextChoices):
        """What is done with the ticket once the reply is out."""

        NOTHING = "", _("Keep it open")
        HOLD = "hold", _("Wait")
        RESOLVE = "resolve", _("Resolve it")

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="sendings")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="sendings")
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    text = models.TextField()
    # The uploads that go with it, in order, as their public ids.
    files = models.JSONField(default=list)
    then = models.CharField(max_length=10, choices=Then, blank=True)
    # The pause reason or the closing code for that; empty for none.
    then_with = models.CharField(max_length=60, blank=True)
    # What goes into the desk's own fields if it resolves, by key, as it was typed.
    then_values = models.JSONField(default=dict, blank=True)
    workaround = models.BooleanField(default=False)
    submission = models.UUIDField(unique=True)
    begun_at = models.DateTimeField()
    # From when on it is a message; its one reader is the worker that sends.
    due_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="sending_says_something"),
            models.CheckConstraint(condition=Q(due_at__gte=F("begun_at")), name="sending_is_due_after_it_began"),
        ]
        indexes = [models.Index(fields=["due_at"], name="sending_worker")]

    def __str__(self) -> str:
        return f"a reply by {self.author}"
