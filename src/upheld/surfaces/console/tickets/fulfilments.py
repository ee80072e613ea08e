"""Saying what fulfilled a promise in words: the release that shipped, or the decision."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from upheld.now import now
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.tickets.forms import FulfilmentForm
from upheld.surfaces.console.tickets.page import Tried
from upheld.surfaces.console.tickets.working import CONFLICT, INCOMPLETE, REFUSALS, Work, work_on
from upheld.tickets.actions import fulfil


@require_POST
@for_members
def fulfil_promise(request: MemberRequest, desk: str, number: int, metric: str) -> HttpResponse:
    """Fulfil a promise of the ticket; the customer is told."""
    work = work_on(request, desk, number, at=now())
    kind = "decision" if "decision" in request.POST else "release"
    form = FulfilmentForm(kind, request.POST)
    if not form.is_valid():
        return work.refused(Tried(judgement=form, sheet=f"fulfil-{metric}", status=INCOMPLETE))
    try:
        _fulfil(work, metric, form)
    except REFUSALS as refusal:
        tried = Tried(judgement=form, sheet=f"fulfil-{metric}", refusal=str(refusal), status=CONFLICT)
        return work.refused(tried)
    return work.done()


def _fulfil(work: Work, metric: str, form: FulfilmentForm) -> None:
    said = form.cleaned_data
    if form.kind == "decision":
        fulfil.by_decision(work.ticket, metric, said["decision"], by=work.by, at=work.at)
        return
    release = fulfil.Release(name=said["release"], released_on=said["released_on"], url=said["url"])
    fulfil.by_release(work.ticket, metric, release, by=work.by, at=work.at)
