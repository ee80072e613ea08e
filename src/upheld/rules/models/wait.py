"""The model Wait; ending it is the work of the worker of rules."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from upheld.rules.models.rule import Rule
from upheld.rules.models.rule_revision import RuleRevision
from upheld.tickets.models import Ticket


class Wait(models.Model):
    """A row is a rule that runs on a ticket some time after its trigger happened there last."""

    rule = models.ForeignKey(Rule, on_delete=models.PROTECT, related_name="waits", db_index=False)
    revision = models.ForeignKey(RuleRevision, on_delete=models.PROTECT, related_name="+", db_index=False)
    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="+", db_index=False)
    event = models.BigIntegerField()
    happened_at = models.DateTimeField()
    # When it runs; its one reader is the worker of rules.
    due_at = models.DateTimeField()
    chain = ArrayField(models.BigIntegerField(), default=list, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["rule", "ticket"], name="wait_once_per_ticket")]
        indexes = [models.Index(fields=["due_at", "id"], name="wait_next")]

    def __str__(self) -> str:
        return f"{self.rule_id} on {self.ticket_id} at {self.due_at:%Y-%m-%d %H:%M}"
