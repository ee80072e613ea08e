"""The model Announcement; to whom it is shown is decided in `queries`."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from upheld.desks.models.desk import Desk


class Announcement(models.Model):
    """A row is something that a desk tells its customers on every page, from an instant on.

    Its words are never changed: whoever changes them writes another one, which takes its place.
    """

    class Level(models.TextChoices):
        """How much it concerns its readers."""

        INFO = "info", _("For information")
        WARNING = "warning", _("Warning")

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="announcements", db_index=False)
    level = models.CharField(max_length=10, choices=Level)
    # Light Markdown by language; who reads in another language is shown the first there is.
    texts = models.JSONField()
    # Keys of the agreement's plans; empty for everyone.
    plans = models.JSONField(default=list, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=80)
    writer_name = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=80, null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(texts={}), name="announcement_says_something"),
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                name="announcement_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="announcement_withdrawn_at_with_by",
            ),
        ]
        # Read on every page of a customer.
        indexes = [
            models.Index(
                fields=["desk", "starts_at"], condition=Q(withdrawn_at__isnull=True), name="announcement_of_desk"
            ),
            models.Index(fields=["desk", "-written_at"], name="announcement_history"),
        ]

    def __str__(self) -> str:
        return str(next(iter(self.texts.values())))

    def text_in(self, language: str) -> str:
        """Return its words in a language, or else the first there are."""
        return str(self.texts.get(language) or next(iter(self.texts.values())))
