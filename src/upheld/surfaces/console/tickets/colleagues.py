"""Customers' colleagues who follow a ticket: the desk's yes, inviting one, and ending it."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from upheld.now import now
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.tickets.page import Tried
from upheld.surfaces.console.tickets.working import CONFLICT, REFUSALS, work_on
from upheld.tickets.access import contact_follow_on
from upheld.tickets.actions import colleagues

ADDRESS_AT_MOST = 254


@require_POST
@for_members
def invite(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Let somebody follow the ticket as its customer does."""
    work = work_on(request, desk, number, at=now())
    email = request.POST.get("email", "")[:ADDRESS_AT_MOST]
    try:
        colleagues.invite(work.ticket, email, by=work.by, at=work.at)
    except REFUSALS as refusal:
        return work.refused(Tried(refusal=str(refusal), status=CONFLICT))
    return work.done()


@require_POST
@for_members
def allow(request: MemberRequest, desk: str, number: int, follow: int) -> HttpResponse:
    """Say yes to somebody whom the customer proposed."""
    work = work_on(request, desk, number, at=now())
    try:
        colleagues.allow(work.ticket, contact_follow_on(work.ticket, follow), by=work.by, at=work.at)
    except REFUSALS as refusal:
        return work.refused(Tried(refusal=str(refusal), status=CONFLICT))
    return work.done()


@require_POST
@for_members
def end(request: MemberRequest, desk: str, number: int, follow: int) -> HttpResponse:
    """Say no, or let somebody follow no longer."""
    work = work_on(request, desk, number, at=now())
    colleagues.end(work.ticket, contact_follow_on(work.ticket, follow), by=work.by, at=work.at)
    return work.done()
