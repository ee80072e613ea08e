"""Judging a ticket anew: its priority, its emergency, its facts, and the version by which it is counted."""

from collections.abc import Callable

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from upheld.agreements.facts import later_in_force
from upheld.desks.access import NotFound, Permission, permits
from upheld.now import now
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.tickets.forms import EmergencyForm, FactsForm, JudgementForm, PriorityForm
from upheld.surfaces.console.tickets.page import Tried
from upheld.surfaces.console.tickets.working import CONFLICT, INCOMPLETE, REFUSALS, Work, work_on
from upheld.tickets.actions import triage, version
from upheld.tickets.facts import agreement_of


@require_POST
@for_members
def priority(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Set the priority that counts; what was asked is kept."""
    work = work_on(request, desk, number, at=now())
    form = PriorityForm(request.POST)

    def act() -> None:
        said = form.cleaned_data
        triage.set_priority(
            work.ticket, said["priority"], reason=said["reason"], by=work.by, at=work.at, seen=said["seen"]
        )

    return _judged(work, form, "priority", act)


@require_POST
@for_members
def emergency(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Judge whether a declared emergency is one."""
    work = work_on(request, desk, number, at=now())
    form = EmergencyForm(request.POST)

    def act() -> None:
        said = form.cleaned_data
        triage.judge_emergency(
            work.ticket,
            emergency=form.is_emergency(),
            reason=said["reason"],
            by=work.by,
            at=work.at,
            seen=said["seen"],
        )

    return _judged(work, form, "emergency", act)


@require_POST
@for_members
def right_facts(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Put facts right that were stated wrongly."""
    work = work_on(request, desk, number, at=now())
    form = FactsForm(agreement_of(work.ticket), work.ticket, request.POST)

    def act() -> None:
        said = form.cleaned_data
        triage.correct_facts(
            work.ticket, form.right(), reason=said["reason"], by=work.by, at=work.at, seen=said["seen"]
        )

    return _judged(work, form, "facts", act)


@require_POST
@for_members
def later_version(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Move the ticket to the latest version of its agreement; for those who manage the desk."""
    work = work_on(request, desk, number, at=now())
    if not permits(work.member, Permission.MANAGE_DESK):
        raise NotFound
    form = JudgementForm(request.POST)

    def act() -> None:
        to = later_in_force(work.ticket.agreement_version, at=work.at)
        if to is None:
            raise version.NotALaterVersion(_("no later version is in force"))
        said = form.cleaned_data
        version.move(work.ticket, to, reason=said["reason"], by=work.by, at=work.at, seen=said["seen"])

    return _judged(work, form, "version", act)


def _judged(work: Work, form: JudgementForm, sheet: str, act: Callable[[], None]) -> HttpResponse:
    if not form.is_valid():
        return work.refused(Tried(judgement=form, sheet=sheet, status=INCOMPLETE))
    try:
        act()
    except REFUSALS as refusal:
        return work.refused(Tried(judgement=form, sheet=sheet, refusal=str(refusal), status=CONFLICT))
    return work.done()
