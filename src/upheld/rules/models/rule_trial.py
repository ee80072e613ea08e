"""The model RuleTrial; doing a trial is a workflow's work."""

from django.db import models

from upheld.rules.models.rule_revision import RuleRevision


class RuleTrial(models.Model):
    """A row is what one revision of a rule would have done on a desk's newest tickets; never changed."""

    revision = models.ForeignKey(RuleRevision, on_delete=models.PROTECT, related_name="trials")
    tried_at = models.DateTimeField()
    tried_by = models.CharField(max_length=80)
    # How many tickets were looked at, on how many of them the trigger happened, and how many of those fit now.
    looked_at_count = models.PositiveIntegerField()
    happened_count = models.PositiveIntegerField()
    fitting_count = models.PositiveIntegerField()
    # Of the newest that fit: {"number", "refusal"}; an empty refusal means that everything would have been done.
    results = models.JSONField(default=list, blank=True)

    def __str__(self) -> str:
        return f"trial of {self.revision_id}"
