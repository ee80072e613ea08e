"""The model CustomField; the values that tickets have for it are in `Ticket.field_values`."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from upheld.tickets.models.desk_listed import LABEL_LENGTH_AT_MOST, DeskListed


class CustomField(DeskListed):
    """A row is one thing that a desk wants to know of its tickets beyond what the agreement asks."""

    class Kind(models.TextChoices):
        """What its values are; settled when it is made, so that no value is ever read as something else."""

        TEXT = "text", _("Text")
        LONG_TEXT = "long_text", _("Long text")
        CHOICE = "choice", _("Choice")
        NUMBER = "number", _("Number")
        DATE = "date", _("Date")
        CHECKBOX = "checkbox", _("Checkbox")

    kind = models.CharField(max_length=10, choices=Kind)
    help = models.CharField(max_length=200, blank=True)
    # What may be chosen, in order; empty unless it is a choice.
    options = ArrayField(models.CharField(max_length=LABEL_LENGTH_AT_MOST), default=list, blank=True)
    # Whether a ticket is not resolved without it.
    owed = models.BooleanField(default=False)

    class Meta(DeskListed.Meta):
        constraints = [
            *DeskListed.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind="choice", options__len__gt=0) | (~Q(kind="choice") & Q(options__len=0)),
                name="customfield_choice_has_options",
            ),
        ]
