"""The model DraftRevision; not how one is brought back, which is `actions.draft`."""

from django.db import models
from django.db.models import Q

from upheld.agreements.models.draft import Draft


class DraftRevision(models.Model):
    """A row is the text of a draft as somebody saved it; never changed, and the database refuses to.

    Every save has one, the last among them: whatever is written over a draft, no words of another are lost.
    """

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="revisions")
    # The draft's revision at that save, from 1: the words it began with.
    number = models.PositiveIntegerField()
    text = models.TextField()
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=80)
    # The name of whoever saved, as it was then.
    saved_by_name = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "number"], name="draft_revision_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="draft_revision_numbers_from_one"),
        ]

    def __str__(self) -> str:
        return f"revision {self.number}"
