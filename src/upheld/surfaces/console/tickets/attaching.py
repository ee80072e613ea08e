"""The composer's files: those that wait to be sent with a reply or a note, and which of them were chosen."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from upheld.audit.facts import Actor
from upheld.files.limits import FILES_PER_MESSAGE, LARGEST_FORM, largest_file
from upheld.presentation.file_pages import FileLink, file_links
from upheld.tickets.actions import upload
from upheld.tickets.actions.attach import Chosen
from upheld.tickets.models import Message, Ticket
from upheld.tickets.queries.files import FileShown, waiting_files

# Why a file may be refused; the words are for whoever sends it.
REFUSALS = (upload.Empty, upload.TooLarge, upload.TooManyWaiting, upload.NoRoom)


def attaching(ticket: Ticket, *, kind: str, by: Actor) -> dict[str, Any]:
    """Return what the composer says of files: one query."""
    return {
        "waiting": waiting_links(ticket, kind=kind, by=by),
        "files_at_most": FILES_PER_MESSAGE,
        "largest_file": largest_file(),
        "largest_form": LARGEST_FORM,
    }


def waiting_links(ticket: Ticket, *, kind: str, by: Actor) -> tuple[FileLink, ...]:
    """Return the files that wait to be sent with a kind of message, with their small copies."""
    names = (ticket.desk.name, ticket.number)
    return file_links(
        waiting_files(ticket, kind=kind, by=by),
        url=lambda _file: "",
        thumbnail=lambda file: reverse("console:upload_thumbnail", args=[*names, file.id]),
    )


def sent_links(ticket: Ticket, files: tuple[FileShown, ...]) -> tuple[FileLink, ...]:
    """Return files that were sent with a message, with the addresses that the console has for them."""
    names = (ticket.desk.name, ticket.number)
    return file_links(
        files,
        url=lambda file: reverse("console:file", args=[*names, file.id]),
        thumbnail=lambda file: reverse("console:file_thumbnail", args=[*names, file.id]),
    )


def chosen(
    ticket: Ticket,
    posted: QueryDict,
    carried: "MultiValueDict[str, Any]",
    *,
    kind: Message.Kind,
    by: Actor,
    at: datetime,
) -> Chosen:
    """Return the files to send with a message: those that the form names, and those that it carries itself.

    What it carries, as it does without script, is taken first and waits from then on, so that a message that is
    refused for another reason keeps it. Refuses what `upload.take` does.
    """
    named = [UUID(text) for text in posted.getlist("upload") if _is_id(text)]
    taken = [
        upload.take(ticket, one.file, kind=kind, name=one.name or "", size=one.size or 0, by=by, at=at).public_id
        for one in carried.getlist("files")
    ]
    return Chosen(ids=(*named, *taken))


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
