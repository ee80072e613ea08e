"""The model SurveyAnswer; how somebody was asked is SurveyInvitation."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from upheld.desks.models import Desk
from upheld.tickets.models import Ticket


class SurveyAnswer(models.Model):
    """A row is what a customer says of how they were helped with one ticket; there is one per ticket."""

    class Rating(models.IntegerChoices):
        """From best to worst; the two best count as satisfied."""

        VERY_GOOD = 5, _("Very good")
        GOOD = 4, _("Good")
        FAIR = 3, _("Neither good nor poor")
        POOR = 2, _("Poor")
        VERY_POOR = 1, _("Very poor")

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="+", db_index=False)
    ticket = models.OneToOneField(Ticket, on_delete=models.PROTECT, related_name="survey_answer")
    rating = models.PositiveSmallIntegerField(choices=Rating)
    comment = models.TextField(blank=True)
    answered_at = models.DateTimeField()
    answered_by = models.CharField(max_length=80)
    # The last change of mind.
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_by = models.CharField(max_length=80, null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(rating__gte=1, rating__lte=5), name="survey_answer_rates_one_to_five"),
            models.CheckConstraint(
                condition=Q(changed_at__isnull=True, changed_by__isnull=True)
                | Q(changed_at__isnull=False, changed_by__isnull=False),
                name="survey_answer_changed_at_with_by",
            ),
            models.CheckConstraint(
                condition=Q(changed_at__isnull=True) | Q(changed_at__gte=F("answered_at")),
                name="survey_answer_changed_after_it_was_given",
            ),
        ]
        indexes = [
            # Counted by days, from the index alone.
            models.Index(fields=["desk", "answered_at"], include=["rating"], name="survey_answer_given_on"),
        ]

    def __str__(self) -> str:
        return f"{self.rating} of 5"

    @property
    def satisfied(self) -> bool:
        """Whether it is one of the two best ratings."""
        return self.rating >= self.Rating.GOOD
