"""The page of everything that was recorded about a ticket, the newest first, a page at a time by key."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from upheld.audit.queries import newest_of
from upheld.desks.access import Permission, member_for
from upheld.now import now
from upheld.presentation.citations import clause_url
from upheld.surfaces.console.frame import frame_of
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.tickets.access import ticket_of_member
from upheld.tickets.facts import agreement_of
from upheld.tickets.queries.history import HistoryLine, history_lines

PAGE_SIZE = 50


@require_safe
@for_members
def history(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Show what was recorded before the event in the address, or the newest."""
    member = member_for(request.user, desk, permission=Permission.READ_TICKETS)
    ticket = ticket_of_member(member, number)
    asked = request.GET.get("before", "")
    before = int(asked) if asked.isdecimal() and len(asked) < 19 else None
    events = newest_of("ticket", number, desk=member.desk.name, before=before, limit=PAGE_SIZE + 1)
    shown, here = events[:PAGE_SIZE], reverse("console:history", args=[desk, number])
    frame = frame_of(request, member, at=now())
    lines = history_lines(shown, agreement_of(ticket), at=frame.at, zone=frame.zone)
    context = {
        "ticket": ticket,
        "reference": f"{ticket.desk.prefix}-{ticket.number}",
        "events": [(line, _cited(line, desk)) for line in lines],
        "next_url": f"{here}?before={shown[-1].pk}" if len(events) > PAGE_SIZE else "",
        "first_url": here if before else "",
    }
    return render(request, "console/tickets/history.html", {**frame.context, **context})


def _cited(line: HistoryLine, desk: str) -> list[tuple[str, str]]:
    return [(number, clause_url(desk, number)) for number in line.clauses]
