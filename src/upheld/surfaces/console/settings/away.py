"""The page on which people say that they are away, and hand over what falls due meanwhile."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from upheld.desks.access import Permission
from upheld.desks.actions import absence as actions
from upheld.desks.queries import absence_of, agents_of, away_from, teams_of
from upheld.surfaces.console.frame import Frame
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.settings.pages import CONFLICT, INCOMPLETE, frame_for, page
from upheld.tickets.actions import assign, hand_over, team
from upheld.tickets.queries.held import DueTicket, due_meanwhile

REFUSALS = (
    hand_over.NothingChosen,
    assign.AgentAway,
    assign.NotOnThisDesk,
    team.AlreadyResolved,
    team.NotATeam,
    team.NoReason,
)


class AwayForm(forms.Form):
    """From when until when, on the wall of the person's own zone."""

    use_required_attribute = False
    begins = forms.DateTimeField(
        label=gettext_lazy("From"),
        required=False,
        help_text=gettext_lazy("Empty for now."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
    )
    ends = forms.DateTimeField(
        label=gettext_lazy("Until"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
        error_messages={"required": gettext_lazy("Say until when.")},
    )
    note = forms.CharField(label=gettext_lazy("What colleagues should know"), required=False, max_length=200)


class HandOverForm(forms.Form):
    """Which tickets, and who takes over."""

    tickets = forms.TypedMultipleChoiceField(
        coerce=int, error_messages={"required": gettext_lazy("Choose at least one ticket.")}
    )
    to = forms.ChoiceField(
        label=gettext_lazy("Hand them to"), error_messages={"required": gettext_lazy("Say who takes over.")}
    )

    def __init__(self, frame: Frame, due: tuple[DueTicket, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.receivers = _receivers(frame)
        tickets, to = self.fields["tickets"], self.fields["to"]
        assert isinstance(tickets, forms.TypedMultipleChoiceField)
        assert isinstance(to, forms.ChoiceField)
        tickets.choices = [(one.number, one.reference) for one in due]
        to.choices = [(key, label) for key, (label, _receiver) in self.receivers.items()]

    def receiver(self) -> hand_over.Receiver:
        """Return who takes over, once the form is valid."""
        return self.receivers[self.cleaned_data["to"]][1]


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def away(request: MemberRequest, desk: str) -> HttpResponse:
    """Show whether this person is away and what falls due meanwhile; on POST note that they are."""
    frame = frame_for(request, desk, permission=Permission.WORK_TICKETS)
    if request.method != "POST":
        return _page(request, frame)
    form = AwayForm(request.POST)
    if not form.is_valid():
        return _page(request, frame, away_form=form, status=INCOMPLETE)
    said, member = form.cleaned_data, frame.member
    begins_at = _on_the_wall(said["begins"], frame.zone) if said["begins"] else frame.at
    ends_at = _on_the_wall(said["ends"], frame.zone)
    by = member.user.as_actor
    try:
        actions.say(
            member.desk, member.user, begins_at=begins_at, ends_at=ends_at, note=said["note"], by=by, at=frame.at
        )
    except (actions.NotThen, actions.NotOnDesk) as refusal:
        return _page(request, frame, away_form=form, refusal=str(refusal), status=CONFLICT)
    return redirect("console:settings_away", desk)


@require_POST
@for_members
def back(request: MemberRequest, desk: str) -> HttpResponse:
    """Note that this person is back."""
    frame = frame_for(request, desk, permission=Permission.WORK_TICKETS)
    actions.come_back(frame.member.desk, frame.member.user, by=frame.member.user.as_actor, at=frame.at)
    messages.success(request, _("Welcome back."))
    return redirect("console:settings_away", desk)


@require_POST
@for_members
def handed_over(request: MemberRequest, desk: str) -> HttpResponse:
    """Hand the chosen tickets of this person to whoever takes over."""
    frame = frame_for(request, desk, permission=Permission.WORK_TICKETS)
    member, form = frame.member, HandOverForm(frame, _due(frame), request.POST)
    if not form.is_valid():
        return _page(request, frame, hand_over_form=form, status=INCOMPLETE)
    try:
        count = hand_over.hand_over(
            member.desk,
            member.user,
            form.cleaned_data["tickets"],
            to=form.receiver(),
            reason=_("%(who)s is away") % {"who": member.user},
            by=member.user.as_actor,
            at=frame.at,
        )
    except REFUSALS as refusal:
        return _page(request, frame, hand_over_form=form, refusal=str(refusal), status=CONFLICT)
    words = ngettext("%(count)s ticket is handed over.", "%(count)s tickets are handed over.", count)
    messages.success(request, words % {"count": count})
    return redirect("console:settings_away", desk)


def _on_the_wall(said: datetime, zone: ZoneInfo) -> datetime:
    """Return what was typed as an instant in the reader's zone; Django took it for the installation's."""
    return said.replace(tzinfo=zone)


def _due(frame: Frame) -> tuple[DueTicket, ...]:
    member = frame.member
    absence = absence_of(member.desk, member.user, at=frame.at)
    return due_meanwhile(member.user, member.desk, until=absence.ends_at) if absence else ()


def _receivers(frame: Frame) -> dict[str, tuple[str, hand_over.Receiver]]:
    desk, away_now = frame.member.desk, away_from(frame.member.desk, at=frame.at)
    colleagues = (one for one in agents_of(desk) if one != frame.member.user and one.pk not in away_now)
    return {
        **{f"person-{one.pk}": (str(one), hand_over.Receiver(colleague=one)) for one in colleagues},
        **{
            f"team-{one.pk}": (_("Team %(team)s") % {"team": one}, hand_over.Receiver(team=one))
            for one in teams_of(desk)
        },
        "nobody": (_("Nobody in particular: they are unassigned"), hand_over.Receiver()),
    }


def _page(request: MemberRequest, frame: Frame, *, status: int = 200, **shown: Any) -> HttpResponse:
    member, due = frame.member, _due(frame)
    known = {
        "absence": absence_of(member.desk, member.user, at=frame.at),
        "due": due,
        "away_form": AwayForm(),
        "hand_over_form": HandOverForm(frame, due),
        "zone_name": str(frame.zone).replace("_", " "),
    }
    return page(request, frame, "away", status=status, **{**known, **shown})
