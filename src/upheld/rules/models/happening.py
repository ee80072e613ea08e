"""The model Happening; who writes it is a trigger of the database, who reads it the worker of rules."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q, Value

from upheld.desks.models import Desk
from upheld.tickets.models import Ticket

_CHAIN = ArrayField(models.BigIntegerField())


class Happening(models.Model):
    """A row is an event on a ticket that some rule of its desk follows, until the rules have been asked.

    The database writes it with the audit event, in one transaction; it is deleted in the transaction of what rules do.
    """

    # The audit event.
    event = models.BigIntegerField(unique=True)
    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="+", db_index=False)
    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="+", db_index=False)
    verb = models.CharField(max_length=60)
    happened_at = models.DateTimeField()
    happened_by = models.CharField(max_length=80)
    # The rules that set one another off until this happened, the first one first; empty where a person or time did.
    chain = ArrayField(_CHAIN.base_field, default=list, blank=True, db_default=Value([], output_field=_CHAIN))
    # Why it was set aside; empty while it waits.
    fault = models.TextField(blank=True, db_default="")

    class Meta:
        indexes = [
            # Both for the worker: what waits longest, and whether the same ticket has something older.
            models.Index(fields=["id"], condition=Q(fault=""), name="happening_next"),
            models.Index(fields=["ticket", "id"], name="happening_of_ticket"),
            # The page of what was set aside, and the worker that forgets it.
            models.Index(fields=["desk", "-id"], condition=~Q(fault=""), name="happening_set_aside"),
            models.Index(fields=["happened_at"], condition=~Q(fault=""), name="happening_set_aside_age"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} on {self.ticket_id}"
