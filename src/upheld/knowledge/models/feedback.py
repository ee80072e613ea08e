"""The model Feedback; not what is made of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from upheld.knowledge.models.article import Article
from upheld.knowledge.models.revision import Revision


class Feedback(models.Model):
    """A row is what one visitor thought of an article: one for each visit, the last answer counts."""

    class Verdict(models.TextChoices):
        """Whether it helped."""

        USEFUL = "useful", _("Useful")
        NOT_USEFUL = "not_useful", _("Not useful")
        # Said on the way to a ticket that was not opened then.
        SOLVED = "solved", _("Solved it, no ticket was opened")

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="feedback", db_index=False)
    # What they had read.
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+", db_index=False)
    verdict = models.CharField(max_length=10, choices=Verdict)
    comment = models.CharField(max_length=2000, blank=True)
    # The digest of random bits that the visitor's browser keeps; says nothing of who they are.
    visit = models.CharField(max_length=64)
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "visit"], name="feedback_once_per_visit"),
            models.CheckConstraint(condition=~Q(visit=""), name="feedback_has_a_visit"),
        ]
        indexes = [models.Index(fields=["article", "-given_at"], name="feedback_newest_of_article")]

    def __str__(self) -> str:
        return f"{self.verdict} on {self.article}"
