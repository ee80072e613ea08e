"""Writing down calls and time from a ticket's page: time in place, with a way back."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from upheld.now import now
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.tickets.effort_forms import CallForm, TimeForm, time_shown
from upheld.surfaces.console.tickets.page import Tried
from upheld.surfaces.console.tickets.working import CONFLICT, INCOMPLETE, REFUSALS, Work, work_on
from upheld.tickets.actions import drafts, effort
from upheld.tickets.models import Call, Message

PART = "console/tickets/time.html"


@require_POST
@for_members
def calls(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Write down a telephone call; or put its summary into the reply, because only that is an answer."""
    work = work_on(request, desk, number, at=now())
    form = CallForm(request.POST)
    if not form.is_valid():
        return work.refused(Tried(judgement=form, sheet="call", status=INCOMPLETE))
    said = form.cleaned_data
    if request.POST.get("as") == "reply":
        return _into_the_reply(work, said["said"])
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
        return _time_refused(work, form, status=INCOMPLETE)
    sent = form.cleaned_data
    try:
        spent = effort.spend(work.ticket, sent["minutes"], note=sent["note"], on=sent["on"], by=work.by, at=work.at)
    except REFUSALS as refusal:
        form.add_error("on", str(refusal).capitalize() + ".")
        return _time_refused(work, form, status=CONFLICT)
    if not work.in_place:
        return work.done()
    done = {"words": _("Added {minutes} min.").format(minutes=spent.minutes), "number": spent.pk}
    return work.part(PART, {**time_shown(work.ticket), "time_done": done})


@require_POST
@for_members
def time_withdrawn(request: MemberRequest, desk: str, number: int, spent: int) -> HttpResponse:
    """Take back minutes that were written down by mistake; what was withdrawn already stays so."""
    work = work_on(request, desk, number, at=now())
    withdrawn = effort.withdraw(work.ticket, spent, by=work.by, at=work.at)
    if not work.in_place:
        return work.done()
    words = _("Withdrew {minutes} min.").format(minutes=withdrawn.minutes) if withdrawn else ""
    return work.part(PART, {**time_shown(work.ticket), "time_done": {"words": words}})


def _time_refused(work: Work, form: TimeForm, *, status: int) -> HttpResponse:
    if not work.in_place:
        return work.refused(Tried(judgement=form, sheet="time", status=status))
    return work.part(PART, time_shown(work.ticket, tried=form), status=status)


def _into_the_reply(work: Work, said: str) -> HttpResponse:
    drafts.put_back(work.ticket, work.member.user, Message.Kind.REPLY, said, at=work.at)
    page = reverse("console:ticket", args=[work.ticket.desk.name, work.ticket.number])
    return redirect(f"{page}?write=reply#composer")
