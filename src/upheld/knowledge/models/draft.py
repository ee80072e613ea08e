"""The model Draft; not how it is written, which is `actions.writing`."""

from django.db import models
from django.db.models import Q

from upheld.knowledge.models.article import Article

TITLE_AT_MOST, SUMMARY_AT_MOST = 160, 400


class Draft(models.Model):
    """A row is what an article will say once it is published, shared by all who may write it."""

    article = models.OneToOneField(Article, on_delete=models.PROTECT, related_name="draft")
    language = models.CharField(max_length=10)
    title = models.CharField(max_length=TITLE_AT_MOST)
    # One or two sentences for lists.
    summary = models.CharField(max_length=SUMMARY_AT_MOST, blank=True)
    # Markdown.
    text = models.TextField(blank=True)
    # Counts the saves, from 1; whoever saves names the one they read.
    revision = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=80)
    # The name of whoever saved last, as it was then: for the next one to know whom to ask.
    saved_by_name = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(revision__gte=1), name="article_draft_revisions_from_one"),
            models.CheckConstraint(condition=~Q(title=""), name="article_draft_has_a_title"),
        ]

    def __str__(self) -> str:
        return f"draft {self.revision} of {self.article}"
