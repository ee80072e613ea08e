"""Putting a ticket on hold, and taking it off."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from upheld.now import now
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.tickets.forms import HoldForm
from upheld.surfaces.console.tickets.page import Tried
from upheld.surfaces.console.tickets.working import CONFLICT, INCOMPLETE, REFUSALS, work_on
from upheld.tickets.actions import hold
from upheld.tickets.facts import agreement_of


@require_POST
@for_members
def place(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Put the ticket on hold for one of its agreement's reasons."""
    work = work_on(request, desk, number, at=now())
    form = HoldForm(agreement_of(work.ticket).pause_reasons, request.POST)
    if not form.is_valid():
        return work.refused(Tried(hold=form, status=INCOMPLETE))
    reason, note = form.cleaned_data["reason"], form.cleaned_data["note"]
    try:
        hold.place(work.ticket, reason=reason, note=note, by=work.by, at=work.at)
    except REFUSALS as refusal:
        return work.refused(Tried(hold=form, refusal=str(refusal), status=CONFLICT))
    return work.done()


@require_POST
@for_members
def lift(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Take the ticket off hold."""
    work = work_on(request, desk, number, at=now())
    try:
        hold.lift(work.ticket, by=work.by, at=work.at)
    except REFUSALS as refusal:
        return work.refused(Tried(refusal=str(refusal), status=CONFLICT))
    return work.done()
