"""The model Media; where in an article it stands, the article's words say."""

from django.db import models
from django.db.models import Q

from upheld.files.kinds import PLAYED
from upheld.knowledge.models.article import Article
from upheld.tickets.models.stored_file import StoredFile


class Media(StoredFile):
    """A row is a picture or a video that an article may show.

    It is there before its content; one that never came whole is forgotten with the next that is added.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="media")
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=80)
    arrived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(size__gt=0), name="article_media_is_not_empty"),
            models.CheckConstraint(
                condition=Q(arrived_at__isnull=True) | Q(media_type__in=sorted(PLAYED)) | Q(width__isnull=False),
                name="article_media_can_be_shown",
            ),
        ]

    @property
    def is_video(self) -> bool:
        """Whether it is played, not looked at."""
        return self.media_type in PLAYED

    @property
    def reference(self) -> str:
        """How an article's words name it, where an address would stand."""
        return f"media:{self.public_id}"
