"""The settings page of strangers: whether they are asked for proof now, why, since when, and switching it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from upheld.desks.access import Permission, member_for
from upheld.desks.actions import siege as actions
from upheld.desks.models import Siege
from upheld.desks.queries import siege_of, sieges_of
from upheld.now import now
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.settings.pages import frame_for, page

LIST = "console:settings_strangers"


@require_safe
@for_members
def strangers(request: MemberRequest, desk: str) -> HttpResponse:
    """Show whether strangers are asked for proof, and when they were."""
    frame = frame_for(request, desk)
    own, limit = frame.member.desk, actions.STRANGERS_TO_ONE_DESK
    return page(
        request,
        frame,
        "strangers",
        siege=siege_of(own, at=now()),
        past=[row for row in sieges_of(own) if row.ended_at],
        at_most=limit.at_most,
        within_minutes=int(limit.within.total_seconds() // 60),
    )


@require_POST
@for_members
def begin(request: MemberRequest, desk: str) -> HttpResponse:
    """Ask strangers for proof from now on."""
    return _switched(request, desk, actions.begin, _("Strangers are asked for proof until you switch it off."))


@require_POST
@for_members
def end(request: MemberRequest, desk: str) -> HttpResponse:
    """Ask strangers for nothing more."""
    return _switched(request, desk, actions.end, _("Strangers are asked for nothing any more."))


def _switched(request: MemberRequest, desk: str, act: Callable[..., Siege], done: str) -> HttpResponse:
    member = member_for(request.user, desk, permission=Permission.MANAGE_DESK)
    try:
        act(member.desk, by=member.user.as_actor, at=now())
    except (actions.AlreadyOn, actions.NotOn) as refusal:
        messages.warning(request, _("Nothing changed: {reason}.").format(reason=refusal))
    else:
        messages.success(request, done)
    return redirect(LIST, member.desk.name)
