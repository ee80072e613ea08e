"""The model RuleRevision; reading its conditions and steps is done by the queries."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from upheld.rules.models.rule import Rule


class RuleRevision(models.Model):
    """A row is what a rule said from one saving to the next; never changed."""

    class Trigger(models.TextChoices):
        """On what it runs, as the audit trail calls it."""

        RECEIVED = "received", _("A ticket is received")
        CUSTOMER_REPLIED = "customer replied", _("The customer writes")
        REPLIED = "replied", _("A reply goes out")
        ASSIGNED = "assigned", _("Somebody is given the ticket")
        PASSED_ON = "passed on", _("It is passed to a team")
        HELD = "held", _("It is put on hold")
        UNHELD = "hold lifted", _("It is taken off hold")
        PRIORITY_SET = "priority set", _("Its priority is set")
        TAGGED = "tagged", _("It is tagged")
        CAME_CLOSE = "came close", _("A promise comes close to its due time")
        MISSED = "missed", _("A promise is missed")
        BREACHED = "breached", _("A promise is breached")
        RESOLVED = "resolved", _("It is resolved")
        REOPENED = "reopened", _("It is opened again")

    rule = models.ForeignKey(Rule, on_delete=models.PROTECT, related_name="revisions", db_index=False)
    # Counted per rule, from 1.
    number = models.PositiveIntegerField()
    trigger = models.CharField(max_length=20, choices=Trigger)
    # How long after its trigger it runs, in seconds of elapsed time; a later trigger on the same ticket begins anew.
    after_s = models.PositiveIntegerField(default=0)
    # As `tickets.queries.views.conditions` writes them.
    conditions = models.JSONField(default=list, blank=True)
    # As `tickets.queries.macros` writes them.
    steps = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rule", "number"], name="rule_revision_numbered"),
            models.CheckConstraint(condition=~models.Q(steps=[]), name="rule_revision_does_something"),
        ]

    def __str__(self) -> str:
        return f"{self.rule} r{self.number}"
