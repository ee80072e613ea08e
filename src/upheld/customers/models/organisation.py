"""The model Organisation; not its people."""

import uuid

from django.db import models

from upheld.desks.models import Desk


class Organisation(models.Model):
    """A row is one customer of one desk: a company, an agency, a household."""

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="organisations")
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=200)
    # The customer that this one turned out to be: the open OrganisationMerge, repeated here for the lists.
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["desk", "name"], name="organisation_name_once_per_desk"),
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True) | ~models.Q(merged_into=models.F("id")),
                name="organisation_not_merged_into_itself",
            ),
        ]
        indexes = [
            models.Index(
                fields=["desk", "name", "id"],
                condition=models.Q(merged_into__isnull=True),
                name="organisation_by_name",
            ),
        ]

    def __str__(self) -> str:
        return self.name
