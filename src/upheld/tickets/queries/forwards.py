"""What was sent from a ticket to somebody outside, and what could be, as screens show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from upheld.tickets.models import Forward, Message, Ticket
from upheld.tickets.queries.files import FileShown, file_shown, files_by_message


@dataclass(frozen=True, kw_only=True, slots=True)
class ForwardShown:
    """One time that parts of a ticket were sent to somebody outside."""

    recipient: str
    # How many messages went along.
    messages: int
    files: tuple[FileShown, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Forwardable:
    """One message that can go along."""

    public_id: str
    kind: str
    who: str
    at: datetime
    text: str
    files: tuple[FileShown, ...]

    @property
    def is_internal(self) -> bool:
        """Whether the desk wrote it for itself alone."""
        return self.kind in Message.INTERNAL


def forwards_by_message(messages: Iterable[Message]) -> dict[int, ForwardShown]:
    """Return what went out, by the message that tells of it: no query if there is none, else three."""
    ids = [message.pk for message in messages if message.kind == Message.Kind.FORWARD]
    if not ids:
        return {}
    rows = Forward.objects.filter(message__in=ids).prefetch_related("carried", "files")
    return {
        row.message_id: ForwardShown(
            recipient=row.recipient,
            messages=len(row.carried.all()),
            files=tuple(file_shown(file) for file in row.files.all()),
        )
        for row in rows
    }


def forwardable(ticket: Ticket) -> tuple[Forwardable, ...]:
    """Return every message of a ticket that can go along, the oldest first; what was forwarded cannot: two queries."""
    said = list(Message.objects.filter(ticket=ticket).exclude(kind=Message.Kind.FORWARD).order_by("sent_at", "id"))
    files = files_by_message(said)
    return tuple(
        Forwardable(
            public_id=str(one.public_id),
            kind=one.kind,
            who=one.sender_name,
            at=one.sent_at,
            text=one.text,
            files=files.get(one.pk, ()),
        )
        for one in said
    )
