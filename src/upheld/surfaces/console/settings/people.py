"""The pages on which managers see who works on the desk, change what they are, and end it; inviting is beside it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from upheld.desks.access import colleague_of
from upheld.desks.actions import membership as actions
from upheld.desks.models import Membership
from upheld.desks.queries import away_from, keys_made_by, memberships_of, open_invitations_of, teams_with
from upheld.surfaces.console.frame import Frame
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.settings.pages import CONFLICT, INCOMPLETE, frame_for, page
from upheld.tickets.queries.held import held_count
from upheld.workflows.leave_desk import leave_desk

REFUSALS = (actions.LastManager, actions.NotOnDesk)
# What each role may do, in words; `desks.access` is where it is decided.
ROLES = {
    Membership.Role.AGENT: gettext_lazy("Works tickets and drafts agreements."),
    Membership.Role.MANAGER: gettext_lazy("All that agents do; publishes agreements and sees to these settings."),
    Membership.Role.AUDITOR: gettext_lazy("Reads everything and changes nothing."),
}


class RoleForm(forms.Form):
    """What somebody is on the desk."""

    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=Membership.Role.choices)


class InviteForm(forms.Form):
    """Whom to ask onto the desk, and as what."""

    use_required_attribute = False
    email = forms.EmailField(
        label=gettext_lazy("Address"),
        max_length=254,
        error_messages={"required": gettext_lazy("Say whom to invite.")},
    )
    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=Membership.Role.choices, initial=Membership.Role.AGENT)


@require_safe
@for_members
def people(request: MemberRequest, desk: str) -> HttpResponse:
    """List who works on the desk and who was invited, with a form to invite somebody."""
    return people_page(request, frame_for(request, desk), form=InviteForm())


@require_safe
@for_members
def person(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Show one member, with forms to change what they are and to end it."""
    frame = frame_for(request, desk)
    return _one(request, frame, colleague_of(frame.member, number))


@require_POST
@for_members
def role(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Make a member something else."""
    frame = frame_for(request, desk)
    member, form = colleague_of(frame.member, number), RoleForm(request.POST)
    if not form.is_valid():
        return _one(request, frame, member, role_form=form, status=INCOMPLETE)
    wanted = Membership.Role(form.cleaned_data["role"])
    try:
        actions.change_role(member, wanted, by=frame.member.user.as_actor, at=frame.at)
    except REFUSALS as refusal:
        return _one(request, frame, member, role_form=form, refusal=str(refusal), status=CONFLICT)
    messages.success(request, _("%(who)s: %(role)s.") % {"who": member.user, "role": wanted.label})
    return _onwards(frame, member, desk)


@require_POST
@for_members
def ended(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """End a member's time on the desk."""
    frame = frame_for(request, desk)
    member = colleague_of(frame.member, number)
    try:
        leave_desk(member, by=frame.member.user.as_actor, at=frame.at)
    except REFUSALS as refusal:
        return _one(request, frame, member, refusal=str(refusal), status=CONFLICT)
    if member.pk == frame.member.pk:
        return redirect("public:desks")
    messages.success(request, _("%(who)s is no longer on this desk.") % {"who": member.user})
    return redirect("console:settings_people", desk)


def people_page(request: MemberRequest, frame: Frame, *, status: int = 200, **shown: Any) -> HttpResponse:
    """Return the page of people, with the invitation that was tried."""
    desk = frame.member.desk
    invited = open_invitations_of(desk, at=frame.at)
    away = away_from(desk, at=frame.at)
    here = [(member, away.get(member.user_id)) for member in memberships_of(desk)]
    return page(request, frame, "people", people=here, invited=invited, status=status, **shown)


def _onwards(frame: Frame, member: Membership, desk: str) -> HttpResponse:
    """Whoever has just stopped being a manager has nothing more to see here."""
    if member.pk == frame.member.pk:
        return redirect("console:settings", desk)
    return redirect("console:settings_person", desk, member.pk)


def _one(request: MemberRequest, frame: Frame, member: Membership, *, status: int = 200, **shown: Any) -> HttpResponse:
    desk = frame.member.desk
    known = {
        "held": held_count(member.user, desk),
        "keys_made": keys_made_by(member),
        "teams": teams_with(member.user, desk),
        "roles": ROLES.items(),
        "myself": member.pk == frame.member.pk,
        "role_form": RoleForm(initial={"role": member.role}),
    }
    return page(request, frame, "person", member=member, status=status, **{**known, **shown})
