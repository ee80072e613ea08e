"""The model Forward; the words that go before what is forwarded are its message's."""

from django.db import models
from django.db.models import Q

from upheld.tickets.models.attachment import Attachment
from upheld.tickets.models.message import Message

ADDRESS_LENGTH_AT_MOST = 254


class Forward(models.Model):
    """A row is one time that parts of a ticket were sent to somebody outside, beside the message that tells of it.

    Never changed, but for the recipient of a person's ticket who is erased.
    """

    message = models.OneToOneField(Message, on_delete=models.PROTECT, related_name="forward")
    recipient = models.CharField(max_length=ADDRESS_LENGTH_AT_MOST)
    # What was chosen; files can be had by a link that ends (see `access.forwarded_file`).
    carried = models.ManyToManyField(Message, related_name="forwards")
    files = models.ManyToManyField(Attachment, related_name="forwards")
    forwarded_at = models.DateTimeField()
    forwarded_by = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(recipient=""), name="forward_to_somebody"),
        ]
        # Read by the action that forwards, to count what one person sent out lately.
        indexes = [models.Index(fields=["forwarded_by", "forwarded_at"], name="forwards_of_person")]

    def __str__(self) -> str:
        return f"to {self.recipient}"
