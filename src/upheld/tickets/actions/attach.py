"""Sending files with a message: what waited until then belongs to the message from then on."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from upheld.audit.facts import Actor
from upheld.files.limits import FILES_PER_MESSAGE
from upheld.tickets.models import Attachment, Message, Upload
from upheld.tickets.models.stored_file import StoredFile

_CARRIED_OVER = [field.name for field in StoredFile._meta.get_fields()]


class NotWaiting(ValueError):
    """A file that was chosen is not there, is somebody else's, or is meant for another kind of message."""


class StillArriving(ValueError):
    """A file that was chosen has not arrived whole."""


class TooManyFiles(ValueError):
    """One message carries only so many files."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Chosen:
    """Files that somebody chose to send with a message, in their order."""

    ids: tuple[UUID, ...] = ()
    # Who sent the files, where that is not whoever sends the message.
    by: Actor | None = None
    # The form with which they were sent, for a ticket that it opens; whose browser has it, has sent them.
    submission: UUID | None = None


NOTHING = Chosen()


def to(message: Message, chosen: Chosen, *, by: Actor, at: datetime) -> list[Attachment]:
    """Let the chosen files belong to a message, inside the transaction that writes it.

    Locks the files. Refuses: NotWaiting, StillArriving, TooManyFiles; then the message is not written either.
    """
    if not chosen.ids:
        return []
    if len(chosen.ids) > FILES_PER_MESSAGE:
        raise TooManyFiles(_("one message carries at most %(count)d files") % {"count": FILES_PER_MESSAGE})
    found = {upload.public_id: upload for upload in _waiting_for(message, chosen, by=chosen.by or by)}
    if missing := set(chosen.ids) - set(found):
        raise NotWaiting(_("%(count)d of the files is no longer here; attach it again") % {"count": len(missing)})
    if unfinished := [upload.name for upload in found.values() if upload.arrived_at is None]:
        raise StillArriving(_("%(name)s has not arrived yet") % {"name": unfinished[0]})
    sent = Attachment.objects.bulk_create(
        Attachment(message=message, attached_at=at, attached_by=by.reference, **_carried(found[one]))
        for one in dict.fromkeys(chosen.ids)
    )
    Upload.objects.filter(pk__in=[upload.pk for upload in found.values()]).delete()
    return sent


def _waiting_for(message: Message, chosen: Chosen, *, by: Actor) -> QuerySet[Upload]:
    waiting = Upload.objects.select_for_update(of=("self",)).filter(public_id__in=chosen.ids, kind=message.kind)
    if chosen.submission is not None:
        return waiting.filter(desk=message.ticket.desk_id, submission=chosen.submission)
    return waiting.filter(ticket=message.ticket, begun_by=by.reference)


def _carried(upload: Upload) -> dict[str, object]:
    return {name: getattr(upload, name) for name in _CARRIED_OVER}
