"""The model Service; not its availability."""

from django.db import models

from upheld.desks.models import Desk


class Service(models.Model):
    """A row is one service of a desk's company that customers depend on."""

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="services")
    # The key by which the agreement names it.
    key = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    # Since when it is offered to no further contract; null while it is.
    retired_at = models.DateTimeField(null=True, blank=True)
    retired_by = models.CharField(max_length=80, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["desk", "key"], name="service_once_per_desk"),
            models.CheckConstraint(
                condition=models.Q(retired_at__isnull=True, retired_by__isnull=True)
                | models.Q(retired_at__isnull=False, retired_by__isnull=False),
                name="service_retired_at_with_by",
            ),
        ]

    def __str__(self) -> str:
        return self.name
