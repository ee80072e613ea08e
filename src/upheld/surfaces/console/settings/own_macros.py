"""The pages of somebody's own saved replies, which nobody else sees; the desk's are in `macros`."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from upheld.desks.access import Permission
from upheld.surfaces.console.frame import Frame
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.settings.macro_editing import edited, own_shelf, shown
from upheld.surfaces.console.settings.macro_form import MacroForm
from upheld.surfaces.console.settings.pages import frame_for, number_in, page
from upheld.tickets.access import own_macro_of_member, ticket_of_member
from upheld.tickets.actions import drafts, macros
from upheld.tickets.models import Message
from upheld.tickets.queries.macros import macros_of_person


@require_safe
@for_members
def index(request: MemberRequest, desk: str) -> HttpResponse:
    """List what somebody keeps for themselves."""
    frame = _frame(request, desk)
    owner = frame.member.user
    return page(request, frame, "macros", macros=macros_of_person(frame.member.desk, owner), shelf=own_shelf(owner))


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def new(request: MemberRequest, desk: str) -> HttpResponse:
    """Ask what a new one says and does; on POST keep it."""
    frame = _frame(request, desk)
    ticket = number_in(request.POST.get("ticket", ""))
    return edited(request, frame, own_shelf(frame.member.user, ticket=ticket), None)


@require_POST
@for_members
def begun(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Show the form of a new one with the words that stand in a ticket's composer, which keeps them."""
    frame = _frame(request, desk)
    ticket, person = ticket_of_member(frame.member, number), frame.member.user
    words = request.POST.get("text", "")
    if words.strip():
        drafts.overwrite(ticket, person, Message.Kind.REPLY, words, instead_of=words, at=frame.at)
    form = MacroForm(frame.member.desk, frame.agreement, initial={"reply": words})
    return shown(request, frame, own_shelf(person, ticket=number), form, None)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def macro(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Show one to be changed; on POST change it."""
    frame = _frame(request, desk)
    return edited(request, frame, own_shelf(frame.member.user), own_macro_of_member(frame.member, number))


@require_POST
@for_members
def retired(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Keep one no longer."""
    frame = _frame(request, desk)
    macros.retire(own_macro_of_member(frame.member, number), by=frame.member.user.as_actor, at=frame.at)
    return redirect("console:settings_own_macros", desk)


def _frame(request: MemberRequest, desk: str) -> Frame:
    return frame_for(request, desk, permission=Permission.WORK_TICKETS)
