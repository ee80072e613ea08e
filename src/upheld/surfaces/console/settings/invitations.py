"""Inviting people onto the desk, and taking an invitation back; accepting one is done outside the settings."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from upheld.desks.access import invitation_of_desk
from upheld.desks.actions import invitation as actions
from upheld.desks.models import Membership
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.settings.pages import CONFLICT, INCOMPLETE, frame_for
from upheld.surfaces.console.settings.people import InviteForm, people_page


@require_POST
@for_members
def invitations(request: MemberRequest, desk: str) -> HttpResponse:
    """Invite somebody by mail."""
    frame = frame_for(request, desk)
    form = InviteForm(request.POST)
    if not form.is_valid():
        return people_page(request, frame, form=form, status=INCOMPLETE)
    email, role = form.cleaned_data["email"], Membership.Role(form.cleaned_data["role"])
    try:
        actions.send(frame.member.desk, email, role=role, by=frame.member.user.as_actor, at=frame.at)
    except (actions.AlreadyHere, actions.BadAddress) as refusal:
        return people_page(request, frame, form=form, refusal=str(refusal), status=CONFLICT)
    messages.success(request, _("An invitation is on its way to %(email)s.") % {"email": email})
    return redirect("console:settings_people", desk)


@require_POST
@for_members
def withdrawn(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Take an invitation back."""
    frame = frame_for(request, desk)
    invitation = invitation_of_desk(frame.member.desk, number)
    try:
        actions.withdraw(invitation, by=frame.member.user.as_actor, at=frame.at)
    except actions.NoLongerOpen as refusal:
        messages.warning(request, _("Nothing to withdraw: %(why)s.") % {"why": refusal})
    else:
        messages.success(request, _("The invitation of %(email)s is withdrawn.") % {"email": invitation})
    return redirect("console:settings_people", desk)
