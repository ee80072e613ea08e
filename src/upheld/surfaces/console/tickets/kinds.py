"""Saying what kind of request a ticket is, from its page."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from upheld.now import now
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.tickets.page import Tried
from upheld.surfaces.console.tickets.shaping_forms import KindForm
from upheld.surfaces.console.tickets.working import INCOMPLETE, work_on
from upheld.tickets.actions import kind
from upheld.tickets.models import Ticket


@require_POST
@for_members
def change(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Let the ticket be of another kind."""
    work = work_on(request, desk, number, at=now())
    form = KindForm(request.POST)
    if not form.is_valid():
        return work.refused(Tried(judgement=form, sheet="kind", status=INCOMPLETE))
    kind.change(work.ticket, Ticket.Kind(form.cleaned_data["kind"]), by=work.by, at=work.at)
    return work.done()
