"""The model Macro; not the running of it."""

from django.db import models
from django.db.models import Q

from upheld.accounts.models import User
from upheld.tickets.models.desk_listed import DeskListed


class Macro(DeskListed):
    """A row is words and acts that are used again and again: a saved reply, what is done beside it, or both.

    It is the desk's, or belongs to one person on it.
    """

    # Whose it is; null for the desk's.
    owner = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False)

    # With placeholders such as {customer.name}; empty for a macro that only acts.
    reply = models.TextField(blank=True)
    # What is done, in order: each an act and what it needs, as `tickets.queries.macros` reads it.
    steps = models.JSONField(default=list, blank=True)

    class Meta(DeskListed.Meta):
        constraints = [
            *(one for one in DeskListed.Meta.constraints if not one.name.endswith("label_once_per_desk")),
            models.UniqueConstraint(
                fields=["desk", "label"],
                condition=Q(retired_at__isnull=True, owner__isnull=True),
                name="macro_label_once_per_desk",
            ),
            # Read by the composer of the one whose they are, too.
            models.UniqueConstraint(
                fields=["desk", "owner", "label"],
                condition=Q(retired_at__isnull=True, owner__isnull=False),
                name="macro_label_once_per_owner",
            ),
            models.CheckConstraint(condition=~Q(reply="") | ~Q(steps=[]), name="macro_says_or_does_something"),
        ]
