"""The model SavedSearch; not what it finds."""

from django.db import models
from django.db.models import Q

from upheld.accounts.models import User
from upheld.desks.models import Desk


class SavedSearch(models.Model):
    """A row is one search that a person keeps under a name, on one desk, for nobody else."""

    NAME_AT_MOST = 60

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="saved_searches", db_index=False)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="saved_searches", db_index=False)
    name = models.CharField(max_length=NAME_AT_MOST)
    # As it was typed: its words mean what they mean on the day on which it is run.
    text = models.CharField(max_length=500)
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [
            # Read by name for the person's list, too.
            models.UniqueConstraint(fields=["owner", "desk", "name"], name="saved_search_name_once_per_person"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(text=""), name="saved_search_has_name_and_words"),
        ]

    def __str__(self) -> str:
        return self.name
