"""The files of a ticket for those who work on the desk: handing them out, and their small copies."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from upheld.desks.access import Permission, member_for
from upheld.now import now
from upheld.presentation.file_pages import handed_out, thumbnail_of
from upheld.surfaces.console.members import MemberRequest, for_members, for_members_kept
from upheld.tickets.access import ticket_of_member
from upheld.tickets.access.files import attachment_for_desk, upload_of
from upheld.tickets.models import Ticket


@require_safe
@for_members
def file(request: MemberRequest, desk: str, number: int, file: UUID) -> HttpResponse:
    """Hand out a file that was sent with a message."""
    return handed_out(request, attachment_for_desk(_ticket(request, desk, number), file), at=now())


@require_safe
@for_members_kept
def thumbnail(request: MemberRequest, desk: str, number: int, file: UUID) -> HttpResponse:
    """Show the small copy of a picture that was sent with a message."""
    return thumbnail_of(attachment_for_desk(_ticket(request, desk, number), file))


@require_safe
@for_members_kept
def waiting_thumbnail(request: MemberRequest, desk: str, number: int, file: UUID) -> HttpResponse:
    """Show the small copy of a picture that one's own message will carry."""
    return thumbnail_of(upload_of(request.user.as_actor, _ticket(request, desk, number), file))


def _ticket(request: MemberRequest, desk: str, number: int) -> Ticket:
    member = member_for(request.user, desk, permission=Permission.READ_TICKETS)
    return ticket_of_member(member, number)
