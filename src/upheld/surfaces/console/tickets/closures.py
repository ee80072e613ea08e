"""Resolving a ticket, and opening it again."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from upheld.now import now
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.tickets.page import Tried
from upheld.surfaces.console.tickets.shaping_forms import ResolveForm
from upheld.surfaces.console.tickets.working import CONFLICT, INCOMPLETE, REFUSALS, work_on
from upheld.tickets.actions import closure
from upheld.tickets.queries.closing_codes import codes_of
from upheld.tickets.queries.fields import BadValue, owed_by


@require_POST
@for_members
def resolve(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Resolve the ticket, saying how it ended where the desk keeps codes for it; the customer is told."""
    work = work_on(request, desk, number, at=now())
    form = ResolveForm(codes_of(work.member.desk), owed_by(work.ticket), request.POST)
    if not form.is_valid():
        return work.refused(Tried(judgement=form, sheet="resolve", status=INCOMPLETE))
    try:
        closure.resolve(work.ticket, code=form.code(), values=form.values(), by=work.by, at=work.at)
    except BadValue as refusal:
        form.add_error(f"field_{refusal.key}", f"{refusal.words[:1].upper()}{refusal.words[1:]}.")
        return work.refused(Tried(judgement=form, sheet="resolve", status=INCOMPLETE))
    except REFUSALS as refusal:
        return work.refused(Tried(judgement=form, sheet="resolve", refusal=str(refusal), status=CONFLICT))
    return work.done()


@require_POST
@for_members
def reopen(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Open a resolved ticket again."""
    work = work_on(request, desk, number, at=now())
    try:
        closure.reopen(work.ticket, by=work.by, at=work.at)
    except REFUSALS as refusal:
        return work.refused(Tried(refusal=str(refusal), status=CONFLICT))
    return work.done()
