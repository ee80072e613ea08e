"""The model Attachment; not where its content lies, nor how it is shown."""

from django.db import models
from django.db.models import Q

from upheld.tickets.models.message import Message
from upheld.tickets.models.stored_file import StoredFile


class Attachment(StoredFile):
    """A row is a file that was sent with a message; never changed. Who may have it follows from the message."""

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="attachments", db_index=False)
    attached_at = models.DateTimeField()
    attached_by = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(size__gt=0) & ~Q(media_type="") & ~Q(sha256=""), name="attachment_is_known"
            ),
        ]
        indexes = [models.Index(fields=["message", "id"], name="attachment_of_message")]
