"""The model Webinar; what it is about is its article's to say, and who comes are registrations."""

from django.db import models
from django.db.models import F, Q

from upheld.knowledge.models.article import Article


class Webinar(models.Model):
    """A row is when and where the webinar of an article takes place."""

    article = models.OneToOneField(Article, on_delete=models.PROTECT, related_name="webinar")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    # Where one joins; told only to those who are registered.
    place = models.URLField()
    # How many may come; null for as many as like.
    seats = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="webinar_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(seats__isnull=True) | Q(seats__gte=1), name="webinar_has_a_seat"),
        ]

    def __str__(self) -> str:
        return f"{self.article}, {self.starts_at:%Y-%m-%d %H:%M}"
