"""Writing down calls and time from a ticket's page."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from upheld.now import now
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.tickets.effort_forms import CallForm, TimeForm
from upheld.surfaces.console.tickets.page import Tried
from upheld.surfaces.console.tickets.working import CONFLICT, INCOMPLETE, REFUSALS, work_on
from upheld.tickets.actions import effort
from upheld.tickets.models import Call


@require_POST
@for_members
def calls(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Write down a telephone call."""
    work = work_on(request, desk, number, at=now())
    form = CallForm(request.POST)
    if not form.is_valid():
        return work.refused(Tried(judgement=form, sheet="call", status=INCOMPLETE))
    said = form.cleaned_data
    try:
        effort.call(
            work.ticket,
            said["said"],
            direction=Call.Direction(said["direction"]),
            with_whom=said["with_whom"],
            minutes=said["minutes"],
            by=work.by,
            at=work.at,
        )
    except REFUSALS as refusal:
        return work.refused(Tried(judgement=form, sheet="call", refusal=str(refusal), status=CONFLICT))
    return work.done()


@require_POST
@for_members
def time(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Write down minutes that were spent on the ticket."""
    work = work_on(request, desk, number, at=now())
    form = TimeForm(request.POST)
    if not form.is_valid():
        return work.refused(Tried(judgement=form, sheet="time", status=INCOMPLETE))
    effort.spend(work.ticket, form.cleaned_data["minutes"], note=form.cleaned_data["note"], by=work.by, at=work.at)
    return work.done()
