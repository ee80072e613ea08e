"""The page of how somebody signs in: their second factor and password, and ending every session at once."""

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from upheld.accounts.actions import profile as actions
from upheld.desks.access import Permission
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.settings.pages import frame_for, page


@require_safe
@for_members
def security(request: MemberRequest, desk: str) -> HttpResponse:
    """Show how this person signs in, and lead to the pages on which that is changed."""
    frame = frame_for(request, desk, permission=Permission.READ_TICKETS)
    second_factor, password = is_mfa_enabled(request.user), request.user.has_usable_password()
    return page(request, frame, "security", second_factor=second_factor, password=password)


@require_POST
@for_members
def end_sessions(request: MemberRequest, desk: str) -> HttpResponse:
    """Sign this person out wherever they are signed in, here too."""
    frame = frame_for(request, desk, permission=Permission.READ_TICKETS)
    actions.end_sessions(request.user, by=request.user.as_actor, at=frame.at)
    return redirect("console:settings_security", desk)
