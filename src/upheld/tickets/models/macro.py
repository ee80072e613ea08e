"""The model Macro; not the running of it."""

from django.db import models
from django.db.models import Q

from upheld.tickets.models.desk_listed import DeskListed


class Macro(DeskListed):
    """A row is words and acts that a desk uses again and again: a saved reply, what is done beside it, or both."""

    # With placeholders such as {customer.name}; empty for a macro that only acts.
    reply = models.TextField(blank=True)
    # What is done, in order: each an act and what it needs, as `tickets.queries.macros` reads it.
    steps = models.JSONField(default=list, blank=True)

    class Meta(DeskListed.Meta):
        constraints = [
            *DeskListed.Meta.constraints,
            models.CheckConstraint(condition=~Q(reply="") | ~Q(steps=[]), name="macro_says_or_does_something"),
        ]
