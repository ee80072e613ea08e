"""The model Draft; not how it is edited, and not what it means."""

from django.db import models
from django.db.models import Q

from upheld.agreements.models.agreement import Agreement
from upheld.agreements.models.agreement_version import AgreementVersion


class Draft(models.Model):
    """A row is the text that the next version of an agreement may have, shared by all who may write it.

    An agreement has one open draft at a time. One that was published or discarded stays, with its words.
    """

    class Ending(models.TextChoices):
        """What became of it."""

        PUBLISHED = "published"
        DISCARDED = "discarded"

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="drafts")
    # The published version whose words it began with.
    based_on = models.ForeignKey(AgreementVersion, on_delete=models.PROTECT, related_name="drafts")
    text = models.TextField()
    # Counts the saves, from 1; whoever saves names the revision they read (see `actions.draft.save`).
    revision = models.PositiveIntegerField(default=1)
    started_at = models.DateTimeField()
    started_by = models.CharField(max_length=80)
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=80)
    # The name of whoever saved last, as it was then: for the next one to know whom to ask.
    saved_by_name = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=80, null=True, blank=True)
    ending = models.CharField(max_length=10, choices=Ending, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agreement"], condition=Q(ended_at__isnull=True), name="draft_one_open_per_agreement"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True, ending__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False, ending__isnull=False),
                name="draft_ended_at_with_by_and_ending",
            ),
            models.CheckConstraint(condition=Q(revision__gte=1), name="draft_revisions_from_one"),
        ]

    def __str__(self) -> str:
        return f"draft on {self.based_on}, revision {self.revision}"
