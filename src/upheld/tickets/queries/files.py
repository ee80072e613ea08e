"""The files of a ticket as screens show them: those that were sent, and those that wait to be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from upheld.audit.facts import Actor
from upheld.desks.models import Desk
from upheld.tickets.models import Attachment, Message, Sending, Ticket, Upload
from upheld.tickets.models.stored_file import StoredFile


@dataclass(frozen=True, kw_only=True, slots=True)
class FileShown:
    """A file as a screen shows it."""

    id: UUID
    name: str
    # In bytes.
    size: int
    media_type: str
    # In points, of a picture that may be shown; None for everything else.
    width: int | None
    height: int | None
    # Secrets that were taken out of it before it was kept.
    taken_out: int = 0
    # Whether somebody sent it who had not signed in.
    by_stranger: bool = False


def files_by_message(messages: Iterable[Message]) -> dict[int, tuple[FileShown, ...]]:
    """Return the files of messages by the message's id, in the order in which they were attached: one query."""
    found: dict[int, list[FileShown]] = {}
    ids = [message.pk for message in messages]
    for row in Attachment.objects.filter(message__in=ids).order_by("message", "id"):
        found.setdefault(row.message_id, []).append(file_shown(row))
    return {message: tuple(files) for message, files in found.items()}


def files_of(ticket: Ticket) -> Sequence[FileShown]:
    """Return every file of a ticket, those of notes too, in the order in which they were sent."""
    sent = Attachment.objects.filter(message__ticket=ticket)
    return [file_shown(row) for row in sent.order_by("message__sent_at", "message", "id")]


def waiting_files(ticket: Ticket, *, kind: str, by: Actor) -> Sequence[FileShown]:
    """Return the files that wait to be sent by somebody with a kind of message on a ticket, the oldest first.

    Those of a reply that is on its way, and can still be taken back, are spoken for.
    """
    own = Upload.objects.filter(ticket=ticket, begun_by=by.reference, kind=kind, arrived_at__isnull=False)
    waiting = [file_shown(row) for row in own.order_by("id")]
    if not waiting:
        return waiting
    leaving = Sending.objects.filter(ticket=ticket).values_list("files", flat=True)
    spoken_for = {one for ids in leaving for one in ids}
    return [file for file in waiting if str(file.id) not in spoken_for]


def files_of_form(desk: Desk, submission: UUID) -> Sequence[FileShown]:
    """Return the files that came for a ticket that a form will open, the oldest first."""
    own = Upload.objects.filter(desk=desk, submission=submission, arrived_at__isnull=False)
    return [file_shown(row) for row in own.order_by("id")]


def files_of_forms(desk: Desk, submissions: Iterable[UUID]) -> dict[UUID, tuple[FileShown, ...]]:
    """Return the files that wait for tickets of several forms, by what each form made up for it: one query."""
    found: dict[UUID, list[FileShown]] = {}
    for row in Upload.objects.filter(desk=desk, submission__in=[*submissions], arrived_at__isnull=False).order_by("id"):
        if row.submission is not None:
            found.setdefault(row.submission, []).append(file_shown(row))
    return {submission: tuple(files) for submission, files in found.items()}


def files_leaving(ticket: Ticket, sendings: Sequence[Sending]) -> dict[int, tuple[FileShown, ...]]:
    """Return the files of replies on their way by the sending's id, in order: at most one query."""
    wanted = [one for sending in sendings for one in sending.files]
    rows = Upload.objects.filter(ticket=ticket, public_id__in=wanted) if wanted else ()
    found = {str(row.public_id): file_shown(row) for row in rows}
    return {sending.pk: tuple(found[one] for one in sending.files if one in found) for sending in sendings}


def file_shown(row: StoredFile) -> FileShown:
    """Return a file as a screen shows it."""
    return FileShown(
        id=row.public_id,
        name=row.name,
        size=row.size,
        media_type=row.media_type,
        width=row.width if row.is_picture else None,
        height=row.height if row.is_picture else None,
        taken_out=row.secrets_taken_out,
        by_stranger=row.by_stranger,
    )
