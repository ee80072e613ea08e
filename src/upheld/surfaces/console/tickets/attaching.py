"""The composer's files: those that wait to be sent with a reply or a note, as the page draws them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from upheld.audit.facts import Actor
from upheld.files.limits import FILES_PER_MESSAGE, LARGEST_FORM, largest_file
from upheld.presentation.file_pages import FileLink, file_links
from upheld.tickets.actions import upload
from upheld.tickets.models import Sending, Ticket
from upheld.tickets.queries.files import FileShown, files_leaving, waiting_files

# Why a file may be refused; the words are for whoever sends it.
REFUSALS = (upload.Empty, upload.TooLarge, upload.TooManyWaiting, upload.NoRoom)


@dataclass(frozen=True, kw_only=True, slots=True)
class Leaving:
    """A reply on its way, and what goes with it; its files can be fetched once it is out."""

    sending: Sending
    files: tuple[FileLink, ...]


def attaching(ticket: Ticket, *, kind: str, by: Actor, has_any: bool = True) -> dict[str, Any]:
    """Return what the composer says of files: one query, none where it is known that the ticket has none."""
    return {
        "waiting": waiting_links(ticket, kind=kind, by=by) if has_any else (),
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


def leaving(ticket: Ticket, sendings: Sequence[Sending]) -> tuple[Leaving, ...]:
    """Return replies on their way with the names of their files: at most one query, none where there is no file."""
    files = files_leaving(ticket, sendings)
    return tuple(
        Leaving(sending=one, files=file_links(files[one.pk], url=lambda _file: "", thumbnail=lambda _file: ""))
        for one in sendings
    )


def sent_links(ticket: Ticket, files: tuple[FileShown, ...]) -> tuple[FileLink, ...]:
    """Return files that were sent with a message, with the addresses that the console has for them."""
    names = (ticket.desk.name, ticket.number)
    return file_links(
        files,
        url=lambda file: reverse("console:file", args=[*names, file.id]),
        thumbnail=lambda file: reverse("console:file_thumbnail", args=[*names, file.id]),
    )
