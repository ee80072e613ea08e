"""The settings page of the survey: whether customers are asked, since when, and switching it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from upheld.desks.access import Permission, member_for
from upheld.improvement.actions import answer, ask
from upheld.improvement.actions import survey as act
from upheld.improvement.queries.satisfaction import asking_since
from upheld.now import now
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.settings.pages import frame_for, page


@require_safe
@for_members
def survey(request: MemberRequest, desk: str) -> HttpResponse:
    """Show whether the desk asks its customers, and how."""
    frame = frame_for(request, desk)
    return page(
        request,
        frame,
        "survey",
        period=asking_since(frame.member.desk),
        asked_after_hours=int(ask.ASK_AFTER.total_seconds() // 3600),
        opened_for_days=ask.LIFETIME.days,
        changeable_for_days=answer.CHANGEABLE_FOR.days,
    )


@require_POST
@for_members
def begin(request: MemberRequest, desk: str) -> HttpResponse:
    """Ask customers from now on."""
    at = now()
    member = member_for(request.user, desk, permission=Permission.MANAGE_DESK)
    try:
        act.begin(member.desk, by=member.user.as_actor, at=at)
    except act.AlreadyAsking as refusal:
        messages.warning(request, _("Nothing changed: {reason}.").format(reason=refusal))
    else:
        messages.success(request, _("Customers are asked from now on, once their ticket is closed."))
    return redirect("console:settings_survey", member.desk.name)


@require_POST
@for_members
def end(request: MemberRequest, desk: str) -> HttpResponse:
    """Ask customers no longer."""
    at = now()
    member = member_for(request.user, desk, permission=Permission.MANAGE_DESK)
    try:
        act.end(member.desk, by=member.user.as_actor, at=at)
    except act.NotAsking as refusal:
        messages.warning(request, _("Nothing changed: {reason}.").format(reason=refusal))
    else:
        messages.success(request, _("Nobody is asked any more. Who was asked already may still answer."))
    return redirect("console:settings_survey", member.desk.name)
