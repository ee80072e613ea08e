"""The model SavedView; what its conditions mean is in the queries."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from upheld.accounts.models import User
from upheld.desks.models import Desk, Team


class SavedView(models.Model):
    """A row is one view of the queue that somebody built: which open tickets, in which order, with which columns."""

    class Audience(models.TextChoices):
        """Whose rail shows it."""

        MAKER = "maker", _("Only me")
        TEAM = "team", _("A team")
        DESK = "desk", _("Everybody on the desk")

    class Order(models.TextChoices):
        """In which order its tickets stand."""

        NEXT_DUE = "next_due", _("Next promise due first")
        RECEIVED = "received", _("First come, first served")

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="views")
    name = models.CharField(max_length=60)
    maker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="views")
    audience = models.CharField(max_length=10, choices=Audience, default=Audience.MAKER)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="views")
    # As `queries/views/conditions.py` writes them: a list of {"about", "is", "values"}.
    conditions = models.JSONField(default=list)
    order = models.CharField(max_length=10, choices=Order, default=Order.NEXT_DUE)
    columns = ArrayField(models.CharField(max_length=20))
    # Where it stands among the others, the lowest first.
    position = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)
    deleted_at = models.DateTimeField(null=True, blank=True)
    deleted_by = models.CharField(max_length=80, null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="saved_view_has_a_name"),
            models.CheckConstraint(
                condition=Q(audience="team", team__isnull=False) | (~Q(audience="team") & Q(team__isnull=True)),
                name="saved_view_team_iff_shared_with_one",
            ),
            models.CheckConstraint(
                condition=Q(deleted_at__isnull=True, deleted_by__isnull=True)
                | Q(deleted_at__isnull=False, deleted_by__isnull=False),
                name="saved_view_deleted_at_with_by",
            ),
        ]
        indexes = [
            models.Index(
                fields=["desk", "position", "id"], condition=Q(deleted_at__isnull=True), name="saved_view_in_rail"
            ),
        ]

    def __str__(self) -> str:
        return self.name
