"""Giving a ticket to somebody."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from upheld.desks.queries import agents_of
from upheld.now import now
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.tickets.forms import AssignmentForm
from upheld.surfaces.console.tickets.page import Tried
from upheld.surfaces.console.tickets.working import CONFLICT, INCOMPLETE, REFUSALS, work_on
from upheld.tickets.actions import assign


@require_POST
@for_members
def give(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Give the ticket to an agent of its desk."""
    work = work_on(request, desk, number, at=now())
    form = AssignmentForm(agents_of(work.member.desk), request.POST)
    if not form.is_valid():
        return work.refused(Tried(assignment=form, status=INCOMPLETE))
    try:
        knows = form.cleaned_data["although_away"]
        assign.give(work.ticket, form.chosen(), by=work.by, at=work.at, although_away=knows)
    except REFUSALS as refusal:
        return work.refused(Tried(assignment=form, refusal=str(refusal), status=CONFLICT))
    return work.done()
