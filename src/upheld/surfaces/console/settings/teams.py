"""The pages on which teams are formed, renamed and given up, and people put in them."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from upheld.accounts.models import User
from upheld.desks.access import NotFound, team_of_member
from upheld.desks.actions import teams as actions
from upheld.desks.models import Team
from upheld.desks.queries import agents_of, members_of, sized_teams_of
from upheld.surfaces.console.frame import Frame
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.settings.pages import CONFLICT, INCOMPLETE, frame_for, page

REFUSALS = (actions.BadTeamName, actions.NotAnAgent, actions.TeamRetired)


class TeamForm(forms.Form):
    """What a team is called."""

    use_required_attribute = False
    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=80,
        error_messages={"required": gettext_lazy("Give the team a name, such as Billing.")},
    )


class MemberForm(forms.Form):
    """Who joins a team."""

    person = forms.TypedChoiceField(label=gettext_lazy("Put in the team"), coerce=int)

    def __init__(self, people: dict[int, User], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        person = self.fields["person"]
        assert isinstance(person, forms.TypedChoiceField)
        person.choices = [(number, str(user)) for number, user in people.items()]

    def chosen(self) -> User:
        """Return who was chosen, once the form is valid."""
        return self.people[self.cleaned_data["person"]]


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def teams(request: MemberRequest, desk: str) -> HttpResponse:
    """List the teams with a form for another; on POST form it."""
    frame = frame_for(request, desk)
    if request.method != "POST":
        return _list(request, frame, form=TeamForm())
    form = TeamForm(request.POST)
    if not form.is_valid():
        return _list(request, frame, form=form, status=INCOMPLETE)
    try:
        formed = actions.form(frame.member.desk, form.cleaned_data["name"], by=frame.member.user.as_actor, at=frame.at)
    except actions.BadTeamName as refusal:
        return _list(request, frame, form=form, refusal=str(refusal), status=CONFLICT)
    messages.success(request, _("%(team)s is formed; now put people in it.") % {"team": formed})
    return redirect("console:settings_team", desk, formed.pk)


@require_safe
@for_members
def team(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Show a team, with forms to rename it, give it up, and say who is in it."""
    frame = frame_for(request, desk)
    return _one(request, frame, team_of_member(frame.member, number))


@require_POST
@for_members
def name(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Give a team another name."""
    frame = frame_for(request, desk)
    found, form = team_of_member(frame.member, number), TeamForm(request.POST)
    if not form.is_valid():
        return _one(request, frame, found, name_form=form, status=INCOMPLETE)
    wished = form.cleaned_data["name"]
    return _done(request, frame, found, lambda **who: actions.rename(found, wished, **who), name_form=form)


@require_POST
@for_members
def members(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Put somebody in a team."""
    frame = frame_for(request, desk)
    found = team_of_member(frame.member, number)
    form = MemberForm({user.pk: user for user in agents_of(frame.member.desk)}, request.POST)
    if not form.is_valid():
        return _one(request, frame, found, member_form=form, status=INCOMPLETE)
    return _done(request, frame, found, lambda **who: actions.add_member(found, form.chosen(), **who))


@require_POST
@for_members
def left(request: MemberRequest, desk: str, number: int, person: int) -> HttpResponse:
    """Take somebody out of a team."""
    frame = frame_for(request, desk)
    found = team_of_member(frame.member, number)
    user = next((one for one in members_of(found) if one.pk == person), None)
    if user is None:
        raise NotFound
    return _done(request, frame, found, lambda **who: actions.remove_member(found, user, **who))


@require_POST
@for_members
def retired(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Give a team up."""
    frame = frame_for(request, desk)
    found = team_of_member(frame.member, number)
    actions.retire(found, by=frame.member.user.as_actor, at=frame.at)
    messages.success(request, _("%(team)s is given up; the tickets it has, it keeps.") % {"team": found})
    return redirect("console:settings_teams", desk)


def _done(request: MemberRequest, frame: Frame, team: Team, act: Callable[..., object], **shown: Any) -> HttpResponse:
    try:
        act(by=frame.member.user.as_actor, at=frame.at)
    except REFUSALS as refusal:
        return _one(request, frame, team, refusal=str(refusal), status=CONFLICT, **shown)
    return redirect("console:settings_team", frame.member.desk.name, team.pk)


def _list(request: MemberRequest, frame: Frame, *, status: int = 200, **shown: Any) -> HttpResponse:
    return page(request, frame, "teams", teams=sized_teams_of(frame.member.desk), status=status, **shown)


def _one(request: MemberRequest, frame: Frame, team: Team, *, status: int = 200, **shown: Any) -> HttpResponse:
    if team.retired_at is not None:
        raise NotFound
    inside = members_of(team)
    others = {user.pk: user for user in agents_of(frame.member.desk) if user not in inside}
    forms_ = {"name_form": TeamForm(initial={"name": team.name}), "member_form": MemberForm(others), **shown}
    return page(request, frame, "team", team=team, inside=inside, others=others, status=status, **forms_)
