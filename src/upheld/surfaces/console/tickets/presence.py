"""Taking from an open page who is at a ticket, every few seconds; nothing is kept."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from upheld.desks.access import Permission, member_for
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.tickets.working import INCOMPLETE
from upheld.tickets.access import ticket_of_member
from upheld.tickets.actions import presence


@require_POST
@for_members
def here(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Tell the desk's other pages what this person does at the ticket."""
    member = member_for(request.user, desk, permission=Permission.READ_TICKETS)
    ticket = ticket_of_member(member, number)
    doing = request.POST.get("doing", "")
    if doing not in set(presence.Doing):
        return HttpResponse(status=INCOMPLETE)
    presence.say(ticket, member.user, presence.Doing(doing))
    return HttpResponse(status=204)
