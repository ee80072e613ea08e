"""The files of a ticket for its customer: what was sent in public, and nothing that a note carries."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from upheld.now import now
from upheld.presentation.file_pages import handed_out, thumbnail_of
from upheld.surfaces.portal.privacy import private
from upheld.surfaces.portal.tickets.own import own_ticket
from upheld.tickets.access import attachment_for_customer


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
