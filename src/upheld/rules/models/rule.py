"""The model Rule; what it means is in its revisions."""

from django.db import models
from django.db.models import Q

from upheld.audit.facts import Actor, ActorKind
from upheld.tickets.models.desk_listed import DeskListed


class Rule(DeskListed):
    """A row is one thing that a desk does of itself when something happens on a ticket."""

    # The revision that is followed; null while the rule is off.
    running = models.ForeignKey(
        "RuleRevision", on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    # Who last switched it on or off, and when; the desk itself, where it ran too often.
    switched_at = models.DateTimeField(null=True, blank=True)
    switched_by = models.CharField(max_length=80, null=True, blank=True)
    # Why the desk itself switched it off; empty where a person did.
    stopped_because = models.CharField(max_length=200, blank=True)

    class Meta(DeskListed.Meta):
        constraints = [
            *DeskListed.Meta.constraints,
            models.CheckConstraint(
                condition=Q(switched_at__isnull=True, switched_by__isnull=True)
                | Q(switched_at__isnull=False, switched_by__isnull=False),
                name="rule_switched_at_with_by",
            ),
            models.CheckConstraint(
                condition=Q(running__isnull=True) | Q(retired_at__isnull=True), name="rule_retired_is_off"
            ),
            models.CheckConstraint(
                condition=Q(running__isnull=True) | Q(stopped_because=""), name="rule_stopped_is_off"
            ),
        ]
        indexes = [
            # Asked of each event on a ticket: whether any rule of its desk is on.
            models.Index(fields=["desk"], condition=Q(running__isnull=False), name="rule_on"),
        ]

    @property
    def as_actor(self) -> Actor:
        """This rule as whoever did something."""
        return Actor(kind=ActorKind.RULE, number=self.pk, name=self.label)
