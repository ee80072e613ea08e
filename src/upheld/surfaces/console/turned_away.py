"""What the agreement turned away: read by those who read tickets, opened all the same by those who work them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from servicelevel.clocks.promise import PromiseError
from upheld.desks.access import Permission, member_for
from upheld.now import now
from upheld.presentation.citations import clause_url
from upheld.surfaces.console.frame import frame_of
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.tickets.access import refusal_of_member
from upheld.tickets.actions.turn_away import AlreadyOpened
from upheld.tickets.queries.refusals import turned_away
from upheld.workflows.open_refused import open_refused


@require_safe
@for_members
def index(request: MemberRequest, desk: str) -> HttpResponse:
    """List what was turned away, the newest first, with the words, the reason and its clause."""
    at = now()
    member = member_for(request.user, desk, permission=Permission.READ_TICKETS)
    frame = frame_of(request, member, at=at, view="turned away")
    lines = [(line, clause_url(desk, line.row.clause)) for line in turned_away(member.desk, frame.agreement)]
    shown = {"lines": lines, "may_work": frame.may_work, "desk_slug": member.desk.name}
    return render(request, "console/turned_away.html", frame.context | shown)


@require_POST
@for_members
def ticket(request: MemberRequest, desk: str, refusal: int) -> HttpResponse:
    """Open a ticket of one of them, for whoever asks to."""
    at = now()
    member = member_for(request.user, desk, permission=Permission.WORK_TICKETS)
    row = refusal_of_member(member, refusal)
    try:
        opened = open_refused(row, agent=member.user, at=at)
    except AlreadyOpened:
        messages.warning(request, _("Somebody has opened a ticket of it already."))
        return redirect("console:turned_away", desk)
    except PromiseError as fault:
        messages.warning(request, _("Not opened: {fault}").format(fault=fault))
        return redirect("console:turned_away", desk)
    return redirect("console:ticket", desk, opened.number)
