"""Following a ticket and leaving off, and the names that completion offers in a note."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from upheld.desks.access import Permission, member_for
from upheld.now import now
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.tickets.access import ticket_of_member
from upheld.tickets.actions import follow as actions
from upheld.tickets.queries.followers import people_called

SOUGHT_AT_MOST = 60


@require_POST
@for_members
def follow(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Follow a ticket: whoever may read it may."""
    member = member_for(request.user, desk, permission=Permission.READ_TICKETS)
    actions.start(ticket_of_member(member, number), member.user, by=member.user.as_actor, at=now())
    return redirect("console:ticket", desk, number)


@require_POST
@for_members
def unfollow(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Follow a ticket no longer."""
    member = member_for(request.user, desk, permission=Permission.READ_TICKETS)
    actions.stop(ticket_of_member(member, number), member.user, by=member.user.as_actor, at=now())
    return redirect("console:ticket", desk, number)


@require_safe
@for_members
def names(request: MemberRequest, desk: str) -> HttpResponse:
    """Return the names of colleagues that begin so, for whoever writes a note."""
    member = member_for(request.user, desk, permission=Permission.WORK_TICKETS)
    sought = request.GET.get("q", "")[:SOUGHT_AT_MOST]
    return JsonResponse({"names": [str(user) for user in people_called(sought, member.desk)]})
