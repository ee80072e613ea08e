"""The model RuleRun; running is a workflow's work."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from upheld.desks.models import Desk
from upheld.rules.models.rule import Rule
from upheld.rules.models.rule_revision import RuleRevision
from upheld.tickets.models import Ticket


class RuleRun(models.Model):
    """A row is one time that a rule's conditions held when its trigger happened, and what came of it."""

    class Outcome(models.TextChoices):
        """What came of it; whatever is not done is not done at all."""

        DONE = "done", _("Done")
        # An act said no, as it would have to a person.
        REFUSED = "refused", _("Refused")
        # A fault of ours.
        FAILED = "failed", _("Failed")
        # Rules had set off rules too often already.
        TOO_DEEP = "too deep", _("Not run")

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="+", db_index=False)
    rule = models.ForeignKey(Rule, on_delete=models.PROTECT, related_name="runs", db_index=False)
    revision = models.ForeignKey(RuleRevision, on_delete=models.PROTECT, related_name="+", db_index=False)
    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="+")
    # The audit event that set it off.
    event = models.BigIntegerField()
    happened_at = models.DateTimeField()
    ran_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome)
    # Why it was not done.
    refusal = models.TextField(blank=True)
    # How many rules set one another off before this one.
    depth = models.PositiveSmallIntegerField(default=0)
    # Who had it tried again, and when.
    retried_at = models.DateTimeField(null=True, blank=True)
    retried_by = models.CharField(max_length=80, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rule", "event"], name="rule_run_once_per_happening"),
            models.CheckConstraint(condition=Q(outcome="done") ^ ~Q(refusal=""), name="rule_run_says_why_not"),
            models.CheckConstraint(
                condition=Q(retried_at__isnull=True, retried_by__isnull=True)
                | Q(retried_at__isnull=False, retried_by__isnull=False),
                name="rule_run_retried_at_with_by",
            ),
        ]
        indexes = [
            # Two pages: a desk's log, and a rule's own.
            models.Index(fields=["desk", "-id"], name="rule_run_newest_on_desk"),
            models.Index(fields=["rule", "-id"], name="rule_run_newest_of_rule"),
            # Counted for how often a desk's rules ran in the last hour.
            models.Index(fields=["desk", "ran_at"], name="rule_run_lately"),
            # Read by the worker that forgets old ones.
            models.Index(fields=["ran_at"], name="rule_run_by_age"),
        ]

    def __str__(self) -> str:
        return f"{self.rule_id} on {self.ticket_id}: {self.outcome}"
