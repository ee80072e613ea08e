"""The model Membership; not the person, not the desk."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from upheld.accounts.models import User
from upheld.desks.models.desk import Desk


class Membership(models.Model):
    """A row is one person's time on one desk, in one role."""

    class Role(models.TextChoices):
        """What a person is on this desk; permissions follow from it (see `desks.access`)."""

        AGENT = "agent", _("Agent")
        MANAGER = "manager", _("Manager")
        AUDITOR = "auditor", _("Auditor")

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="memberships")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role)
    # Which columns this person sees in a view of the queue, by the view's key; the view's own where there are none.
    columns = models.JSONField(default=dict, blank=True, db_default={})
    joined_at = models.DateTimeField()
    joined_by = models.CharField(max_length=80)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=80, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["desk", "user"],
                condition=models.Q(ended_at__isnull=True),
                name="membership_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, ended_by__isnull=True)
                | models.Q(ended_at__isnull=False, ended_by__isnull=False),
                name="membership_ended_at_with_by",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True) | models.Q(ended_at__gt=models.F("joined_at")),
                name="membership_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} on {self.desk}"
