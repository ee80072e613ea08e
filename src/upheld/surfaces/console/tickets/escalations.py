"""Answering a customer who asked for escalation."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from upheld.desks.queries import agents_of
from upheld.now import now
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.tickets.escalation_form import EscalationAnswerForm
from upheld.surfaces.console.tickets.page import Tried
from upheld.surfaces.console.tickets.working import CONFLICT, INCOMPLETE, REFUSALS, work_on
from upheld.tickets.actions import escalate

SHEET = "escalation"


@require_POST
@for_members
def answer(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Accept what was asked, or decline it; the customer reads the words."""
    work = work_on(request, desk, number, at=now())
    form = EscalationAnswerForm(agents_of(work.member.desk), request.POST)
    if not form.is_valid():
        return work.refused(Tried(judgement=form, sheet=SHEET, status=INCOMPLETE))
    said = form.cleaned_data
    try:
        escalate.answer(
            work.ticket,
            said["text"],
            form.outcome(),
            give_to=form.chosen(),
            by=work.by,
            at=work.at,
            submission=said["submission"],
        )
    except REFUSALS as refusal:
        return work.refused(Tried(judgement=form, sheet=SHEET, refusal=str(refusal), status=CONFLICT))
    return work.done()
