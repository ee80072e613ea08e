"""Offering saved replies in the composer, with the facts of its ticket in them; keeping them is a settings page's."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from upheld.now import now
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.tickets.working import work_on
from upheld.tickets.queries.placeholders import facts_for, filled
from upheld.tickets.queries.saved_replies import saved_replies_for

LONGEST_TYPED = 80


@require_safe
@for_members
def offered(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """List the saved replies whose titles hold what was typed, as they read on this ticket."""
    work = work_on(request, desk, number, at=now())
    user = work.member.user
    facts = facts_for(work.ticket, user, at=work.at)
    rows = saved_replies_for(user, work.member.desk, typed=request.GET.get("typed", "")[:LONGEST_TYPED])
    offers = [(row, filled(row.text, facts)) for row in rows]
    return work.part("console/tickets/saved_replies.html", {"offers": offers, "desk_slug": desk})
