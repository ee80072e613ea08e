"""The model Upload; not how its bytes arrive."""

from django.db import models
from django.db.models import Q

from upheld.audit.facts import ActorKind
from upheld.desks.models import Desk
from upheld.redaction.search import SEARCHED_AT_MOST
from upheld.tickets.models.message import Message
from upheld.tickets.models.stored_file import StoredFile
from upheld.tickets.models.ticket import Ticket

CUSTOMERS = frozenset({ActorKind.CONTACT.value, ActorKind.VISITOR.value})


class Upload(StoredFile):
    """A row is a file that somebody sends, before it belongs to a message.

    The row is there before the first byte, so that whatever lies in the store has one; what is never sent with a
    message is swept away with its row.
    """

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="+", db_index=False)
    # None while the ticket itself is still being written; then the form has made up what it will be known by.
    ticket = models.ForeignKey(
        Ticket, null=True, blank=True, on_delete=models.PROTECT, related_name="uploads", db_index=False
    )
    submission = models.UUIDField(null=True, blank=True)
    # The kind of message it is meant for: what was attached to a note never goes out with a reply.
    kind = models.CharField(max_length=10, choices=Message.Kind)
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=80)
    arrived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(size__gt=0), name="upload_is_not_empty"),
            models.CheckConstraint(
                condition=Q(ticket__isnull=True) | Q(submission__isnull=True),
                name="upload_is_for_a_ticket_or_a_form",
            ),
            models.CheckConstraint(
                condition=Q(arrived_at__isnull=True) | (~Q(media_type="") & ~Q(sha256="")),
                name="upload_is_known_when_arrived",
            ),
        ]
        indexes = [
            models.Index(fields=["ticket", "begun_by", "id"], name="upload_waiting"),
            models.Index(fields=["begun_at"], name="upload_sweep"),
            models.Index(fields=["desk", "submission"], condition=Q(submission__isnull=False), name="upload_of_form"),
        ]

    @property
    def is_searched(self) -> bool:
        """Whether secrets are taken out of it before it is kept."""
        return is_searched(self.begun_by, self.size)


def is_searched(by: str, size: int) -> bool:
    """Say whether secrets are taken out of a file before it is kept: what customers send, unless it is large."""
    return by.partition(":")[0] in CUSTOMERS and size <= SEARCHED_AT_MOST
