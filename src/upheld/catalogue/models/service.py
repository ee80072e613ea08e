"""The model Service; not its availability."""

from django.db import models

from upheld.desks.models import Desk


class Service(models.Model):
    """A row is one service of a desk's company that customers depend on."""

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="services")
    # The key by which the agreement names it.
    key = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["desk", "key"], name="service_once_per_desk")]

    def __str__(self) -> str:
        return self.name
