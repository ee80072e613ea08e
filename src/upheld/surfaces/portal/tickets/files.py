"""The files of a ticket for its customer: what was sent in public, and nothing that a note carries; and where those
of a reply wait.
"""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from upheld.now import now
from upheld.presentation.file_pages import handed_out, thumbnail_of
from upheld.surfaces.portal.attaching import Place, no_secrets
from upheld.surfaces.portal.privacy import private
from upheld.surfaces.portal.tickets.own import Own, own_ticket
from upheld.tickets.access.files import attachment_for_customer
from upheld.workflows.gather_files import Sender


def place_on_ticket(request: HttpRequest, own: Own) -> Place:
    """Return where the files of a reply wait: on the ticket, or on the one with which it goes on."""
    sender = Sender(
        by=own.reader.as_actor,
        is_stranger=not request.user.is_authenticated,
        not_secret=no_secrets(request),
    )
    return Place(where=own.ticket.merged_into or own.ticket, sender=sender, at=own.at)


@require_safe
@private
def file(request: HttpRequest, desk: str, number: int, file: UUID) -> HttpResponse:
    """Hand out a file that was sent with a message."""
    own = own_ticket(request, desk, number, at=now())
    return handed_out(request, attachment_for_customer(own.ticket, file), at=own.at)


@require_safe
def thumbnail(request: HttpRequest, desk: str, number: int, file: UUID) -> HttpResponse:
    """Show the small copy of a picture that was sent with a message."""
    own = own_ticket(request, desk, number, at=now())
    return thumbnail_of(attachment_for_customer(own.ticket, file))
