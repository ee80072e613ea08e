"""Files for somebody outside to whom parts of a ticket were forwarded; they see nothing else of it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from upheld.desks.access import public_desk
from upheld.now import now
from upheld.presentation.file_pages import handed_out
from upheld.surfaces.portal.privacy import private
from upheld.tickets.access.files import forwarded_file


@require_safe
@private
def file(request: HttpRequest, desk: str, token: str, file: UUID) -> HttpResponse:
    """Hand out a file that was chosen to go along, as long as its link lasts."""
    at = now()
    return handed_out(request, forwarded_file(token, public_desk(desk), file, at=at), at=at)
