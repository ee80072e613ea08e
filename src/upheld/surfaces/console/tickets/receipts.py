"""The receipts of a ticket's clocks, for those who work on the desk."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from upheld.desks.access import Permission, member_for
from upheld.now import now
from upheld.presentation.receipt_pages import asked_instant, receipt_file, receipt_page
from upheld.surfaces.console.frame import frame_of
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.tickets.access import ticket_of_member


@require_safe
@for_members
def receipts(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Show what each promise on a ticket follows from."""
    at = now()
    member = member_for(request.user, desk, permission=Permission.READ_TICKETS)
    ticket = ticket_of_member(member, number)
    around = frame_of(request, member, at=at).context
    shown = receipt_page(ticket, at=asked_instant(request.GET.get("at", ""), at=at))
    return render(request, "console/tickets/receipts.html", around | shown)


@require_safe
@for_members
def download(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Hand out the same as a file for the verifier."""
    member = member_for(request.user, desk, permission=Permission.READ_TICKETS)
    ticket = ticket_of_member(member, number)
    return receipt_file(ticket, at=asked_instant(request.GET.get("at", ""), at=now()))
