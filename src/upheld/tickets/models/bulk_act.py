"""The model BulkAct; what becomes of each ticket is a row of its own."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from upheld.accounts.models import User
from upheld.desks.models import Desk

# Verbs of which undoing gives nothing back: a customer was told a new promise, or it undid another act.
CANNOT_BE_UNDONE = ("priority", "undo")


class BulkAct(models.Model):
    """A row is one act that somebody wants done on many tickets of a desk; a worker does it on one after another."""

    class Verb(models.TextChoices):
        """What is done; the last is done only by undoing another act."""

        ASSIGN = "assign", _("Assign")
        TEAM = "team", _("Pass to a team")
        TAG = "tag", _("Tag")
        UNTAG = "untag", _("Remove a tag")
        HOLD = "hold", _("Put on hold")
        RESOLVE = "resolve", _("Resolve")
        PRIORITY = "priority", _("Set the priority")
        FOLLOW = "follow", _("Follow")
        UNFOLLOW = "unfollow", _("Follow no longer")
        UNDO = "undo", _("Undo")

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="bulk_acts")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="bulk_acts")
    verb = models.CharField(max_length=10, choices=Verb)
    # What the verb needs to know, by name; see `actions.bulk_verbs`.
    arguments = models.JSONField(default=dict)
    # The act that this one undoes, once at most.
    undoes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="undone")
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(verb="undo", undoes__isnull=False)
                | (~models.Q(verb="undo") & models.Q(undoes__isnull=True)),
                name="bulk_act_undo_names_what",
            )
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.begun_at:%Y-%m-%d %H:%M}"
