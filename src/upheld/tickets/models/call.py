"""The model Call; what was said on it is its message's."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from upheld.tickets.models.message import Message

# A day: nobody telephones for longer without hanging up.
MINUTES_AT_MOST = 24 * 60


class Call(models.Model):
    """A row is one telephone call about a ticket, beside the internal note that tells of it; never changed."""

    class Direction(models.TextChoices):
        """Who called."""

        OUT = "out", _("We called")
        IN = "in", _("They called")

    message = models.OneToOneField(Message, on_delete=models.PROTECT, related_name="call")
    direction = models.CharField(max_length=3, choices=Direction)
    with_whom = models.CharField(max_length=200)
    minutes = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(with_whom="") & Q(minutes__lte=MINUTES_AT_MOST), name="call_with_somebody_within_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.direction} {self.with_whom}"
