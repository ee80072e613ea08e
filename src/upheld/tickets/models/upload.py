"""The model Upload; not how its bytes arrive."""

from django.db import models
from django.db.models import Q

from upheld.desks.models import Desk
from upheld.tickets.models.message import Message
from upheld.tickets.models.stored_file import StoredFile
from upheld.tickets.models.ticket import Ticket


class Upload(StoredFile):
    """A row is a file that somebody sends, before it belongs to a message.

    The row is there before the first byte, so that whatever lies in the store has one; what is never sent with a
    message is swept away with its row.
    """

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="+", db_index=False)
    # None while the ticket itself is still being written.
    ticket = models.ForeignKey(
        Ticket, null=True, blank=True, on_delete=models.PROTECT, related_name="uploads", db_index=False
    )
    # The kind of message it is meant for: what was attached to a note never goes out with a reply.
    kind = models.CharField(max_length=10, choices=Message.Kind)
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=80)
    arrived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(size__gt=0), name="upload_is_not_empty"),
            models.CheckConstraint(
                condition=Q(arrived_at__isnull=True) | (~Q(media_type="") & ~Q(sha256="")),
                name="upload_is_known_when_arrived",
            ),
        ]
        indexes = [
            models.Index(fields=["ticket", "begun_by", "id"], name="upload_waiting"),
            models.Index(fields=["begun_at"], name="upload_sweep"),
        ]
