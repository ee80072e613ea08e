"""The model Desk; nothing about who works there."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class Desk(models.Model):
    """A row is one support desk: its address, its look and the agreement it runs (named alike)."""

    class Colour(models.TextChoices):
        """The palette of the desk's mark; the values are class names of the style sheet."""

        TEAL = "teal", _("Teal")
        RUST = "rust", _("Rust")
        BLUE = "blue", _("Blue")
        PLUM = "plum", _("Plum")
        GREEN = "green", _("Green")
        SLATE = "slate", _("Slate")

    name = models.SlugField(max_length=40, unique=True)
    title = models.CharField(max_length=120)
    # Precedes a ticket's number: INT-2291.
    prefix = models.CharField(max_length=6, unique=True, validators=[RegexValidator(r"^[A-Z]{2,6}$")])
    colour = models.CharField(max_length=10, choices=Colour)
    zone = models.CharField(max_length=64)
    email = models.EmailField()
    # The last ticket number given out; taken by compare-and-add, so numbers are never given twice.
    last_number = models.PositiveBigIntegerField(default=0)
    # The numbers of what was recorded last on it, where it was looked up with them.
    newest_events: tuple[int, ...] | None = None
    # The same of everything but its tickets, and of what concerns people and no desk; what `desks.memory` goes by.
    newest_of_setup: tuple[int, ...] | None = None

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(prefix__regex=r"^[A-Z]{2,6}$"), name="desk_prefix_is_two_to_six_capitals"
            ),
        ]

    def __str__(self) -> str:
        return self.title
