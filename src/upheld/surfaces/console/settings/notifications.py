"""The page on which people choose how they are told of what, on one desk."""

from collections.abc import Mapping

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from upheld.desks.access import Permission
from upheld.notifications.actions import choices as actions
from upheld.notifications.facts import Happening, Ways
from upheld.notifications.queries import choices_of
from upheld.surfaces.console.frame import Frame
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.settings.pages import INCOMPLETE, frame_for, page

LABELS = {
    Happening.RECEIVED: gettext_lazy("A ticket is received"),
    Happening.CUSTOMER_WROTE: gettext_lazy("A customer writes on a ticket that you have or follow, or that nobody has"),
    Happening.ASSIGNED: gettext_lazy("Somebody gives you a ticket"),
    Happening.PASSED: gettext_lazy("A ticket is passed to a team that you are in"),
    Happening.ESCALATION: gettext_lazy("A customer asks for escalation on a ticket that you have or answer for"),
    Happening.MENTIONED: gettext_lazy("Somebody mentions you in a note"),
    Happening.FOLLOWED: gettext_lazy("A colleague acts on a ticket that you have or follow"),
    Happening.CLOSE: gettext_lazy("A promise comes close to its due time"),
    Happening.PAST_DUE: gettext_lazy("A promise is missed or breached"),
    Happening.CORRECTED: gettext_lazy("The agreement’s hours are put right"),
    Happening.RULE: gettext_lazy("A rule of the desk tells you something"),
}
_OPTIONS = [(one.value, label) for one, label in LABELS.items()]


class ChoicesForm(forms.Form):
    """Of what somebody is told under the bell, and of what by mail."""

    in_app = forms.MultipleChoiceField(required=False, choices=_OPTIONS)
    mail = forms.MultipleChoiceField(required=False, choices=_OPTIONS)

    def wanted(self) -> Mapping[Happening, Ways]:
        """Return what was chosen, once the form is valid."""
        in_app, mail = self.cleaned_data["in_app"], self.cleaned_data["mail"]
        return {one: Ways(in_app=one.value in in_app, mail=one.value in mail) for one in Happening}


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def choices(request: MemberRequest, desk: str) -> HttpResponse:
    """Show how this person is told of what; on POST keep their choice."""
    frame = frame_for(request, desk, permission=Permission.READ_TICKETS)
    if request.method != "POST":
        return _page(request, frame)
    form = ChoicesForm(request.POST)
    if not form.is_valid():
        return _page(request, frame, status=INCOMPLETE)
    by = request.user.as_actor
    actions.choose(request.user.pk, form.wanted(), desk=frame.member.desk.name, by=by, at=frame.at)
    messages.success(request, _("Your choices are kept."))
    return redirect("console:settings_notifications", desk)


def _page(request: MemberRequest, frame: Frame, *, status: int = 200) -> HttpResponse:
    chosen = choices_of(request.user.pk, desk=frame.member.desk.name)
    lines = [(one, label, chosen[one]) for one, label in LABELS.items()]
    return page(request, frame, "notifications", lines=lines, status=status)
