"""The model TicketLink; not what a link is taken to mean for either ticket."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from upheld.tickets.models.ticket import Ticket


class TicketLink(models.Model):
    """A row is one statement about two tickets of one desk: the source blocks, duplicates, causes or follows
    the target.
    """

    class Kind(models.TextChoices):
        """What the source does to the target."""

        BLOCKS = "blocks", _("blocks")
        DUPLICATES = "duplicates", _("duplicates")
        CAUSES = "causes", _("causes")
        # The customer asks on, where the target could not be opened again.
        FOLLOWS = "follows", _("follows")

    kind = models.CharField(max_length=10, choices=Kind)
    source = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="links_out")
    target = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="links_in")
    linked_at = models.DateTimeField()
    linked_by = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "source", "target"], name="ticket_link_once"),
            models.CheckConstraint(condition=~Q(source=F("target")), name="ticket_link_to_another"),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.kind} {self.target_id}"
