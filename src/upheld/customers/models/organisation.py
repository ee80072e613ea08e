"""The model Organisation; not its people."""

import uuid

from django.db import models

from upheld.desks.models import Desk


class Organisation(models.Model):
    """A row is one customer of one desk: a company, an agency, a household."""

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="organisations")
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["desk", "name"], name="organisation_name_once_per_desk")]

    def __str__(self) -> str:
        return self.name
