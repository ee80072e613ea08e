"""Choosing the files of a message from a form: those that wait already, and those that the form carries itself."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile

from upheld.audit.facts import Actor
from upheld.tickets.actions import upload
from upheld.tickets.actions.attach import Chosen
from upheld.tickets.models import Message, Ticket


def choose_files(
    ticket: Ticket,
    named: Iterable[str],
    carried: "Iterable[UploadedFile[bytes]]",
    *,
    kind: Message.Kind,
    by: Actor,
    at: datetime,
) -> Chosen:
    """Return the files to send with a message; what is named but is no file's id is passed over.

    What the form carries, as it does without script, is taken first and waits from then on, so that a message that is
    refused for another reason keeps it. Refuses what `upload.take` does.
    """
    taken = [
        upload.take(ticket, one, kind=kind, name=one.name or "", size=one.size or 0, by=by, at=at).public_id
        for one in carried
    ]
    return Chosen(ids=(*ids_among(named), *taken))


def ids_among(named: Iterable[str]) -> list[UUID]:
    """Return the ids among what a form names; what is none is passed over."""
    return [UUID(text) for text in named if _is_id(text)]


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
