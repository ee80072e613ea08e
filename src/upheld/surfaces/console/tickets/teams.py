"""Passing a ticket to a team from its page."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from upheld.desks.queries import teams_of
from upheld.now import now
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.tickets.page import Tried
from upheld.surfaces.console.tickets.shaping_forms import TeamForm
from upheld.surfaces.console.tickets.working import CONFLICT, INCOMPLETE, REFUSALS, work_on
from upheld.tickets.actions import team


@require_POST
@for_members
def pass_on(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Pass the ticket to a team of its desk, or back to the whole desk."""
    work = work_on(request, desk, number, at=now())
    form = TeamForm(teams_of(work.member.desk), work.ticket, request.POST)
    if not form.is_valid():
        return work.refused(Tried(judgement=form, sheet="team", status=INCOMPLETE))
    try:
        team.pass_to(work.ticket, form.chosen(), reason=form.cleaned_data["reason"], by=work.by, at=work.at)
    except REFUSALS as refusal:
        return work.refused(Tried(judgement=form, sheet="team", refusal=str(refusal), status=CONFLICT))
    return work.done()
