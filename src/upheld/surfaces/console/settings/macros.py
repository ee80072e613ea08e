"""The pages of a desk's macros: its saved replies, and what is done again and again."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.settings.macro_editing import desk_shelf, edited
from upheld.surfaces.console.settings.pages import frame_for, page
from upheld.tickets.access import macro_of_desk
from upheld.tickets.actions import macros
from upheld.tickets.queries.macros import macros_of


@require_safe
@for_members
def index(request: MemberRequest, desk: str) -> HttpResponse:
    """List the desk's macros."""
    frame = frame_for(request, desk)
    return page(request, frame, "macros", macros=macros_of(frame.member.desk), shelf=desk_shelf())


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def new(request: MemberRequest, desk: str) -> HttpResponse:
    """Ask what a new macro says and does; on POST add it."""
    return edited(request, frame_for(request, desk), desk_shelf(), None)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def macro(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Show a macro to be changed; on POST change it."""
    frame = frame_for(request, desk)
    return edited(request, frame, desk_shelf(), macro_of_desk(frame.member, number))


@require_POST
@for_members
def retired(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Offer a macro no longer."""
    frame = frame_for(request, desk)
    macros.retire(macro_of_desk(frame.member, number), by=frame.member.user.as_actor, at=frame.at)
    return redirect("console:settings_macros", desk)
