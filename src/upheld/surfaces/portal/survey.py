"""The page on which a customer says how they were helped; a link only opens it, sending is theirs to do."""

from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from upheld.agreements.access import agreement_in_force
from upheld.desks.access import NotFound, public_desk
from upheld.desks.models import Desk
from upheld.improvement.access import invitation_for_token
from upheld.improvement.actions import answer
from upheld.improvement.models import SurveyAnswer, SurveyInvitation
from upheld.improvement.queries.satisfaction import answer_on
from upheld.now import now
from upheld.presentation.customer_page import frame
from upheld.presentation.limits import Bounds
from upheld.surfaces.portal.bounded import bounded
from upheld.surfaces.portal.privacy import private

CONFLICT, GONE, UNPROCESSABLE = 409, 410, 422
# Answers, sent or changed.
ANSWERING = Bounds(deed="surveys", from_one_place=60, by_one_person=60, on_one_desk=5_000)


class SurveyForm(forms.Form):
    """What they think of the help, and why if they like."""

    use_required_attribute = False
    rating = forms.TypedChoiceField(
        label=_("How well did we help you?"),
        choices=SurveyAnswer.Rating.choices,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the five."), "invalid_choice": _("Choose one of the five.")},
    )
    comment = forms.CharField(
        label=_("What made the difference?"),
        help_text=_("The people of this desk read it."),
        required=False,
        max_length=answer.COMMENT_AT_MOST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@private
@bounded(ANSWERING)
def survey(request: HttpRequest, desk: str, token: str) -> HttpResponse:
    """Show the question, with what was clicked or answered filled in; write the answer down when it is sent."""
    at = now()
    found = public_desk(desk)
    try:
        invitation = invitation_for_token(token, found, at=at)
    except NotFound:
        return _page(request, found, at=at, status=GONE)
    if request.method != "POST":
        return _question(request, invitation, at=at)
    form = SurveyForm(request.POST)
    if not form.is_valid():
        return _question(request, invitation, at=at, form=form, status=UNPROCESSABLE)
    try:
        answer.give(invitation, **form.cleaned_data, at=at)
    except answer.Settled:
        return _question(request, invitation, at=at, status=CONFLICT)
    return redirect(f"{reverse('portal:survey', args=[found.name, token])}?sent=1")


def _question(
    request: HttpRequest,
    invitation: SurveyInvitation,
    *,
    at: datetime,
    form: SurveyForm | None = None,
    status: int = 200,
) -> HttpResponse:
    given = answer_on(invitation.ticket)
    until = answer.changeable_until(given, invitation) if given else None
    shown: dict[str, Any] = {
        "ticket": invitation.ticket,
        "reference": f"{invitation.desk.prefix}-{invitation.ticket.number}",
        "given": given,
        "until": until,
        "settled": until is not None and at >= until,
        "sent": given is not None and "sent" in request.GET,
        "form": form or SurveyForm(initial=_filled_in(request, given)),
    }
    return _page(request, invitation.ticket.desk, at=at, status=status, **shown)


def _filled_in(request: HttpRequest, given: SurveyAnswer | None) -> dict[str, object]:
    """Return what the form begins with: what was clicked in the mail, else what was answered before."""
    clicked = request.GET.get("rating", "")
    known = {str(value) for value in SurveyAnswer.Rating.values}
    return {
        "rating": clicked if clicked in known else given.rating if given else None,
        "comment": given.comment if given else "",
    }


def _page(request: HttpRequest, desk: Desk, *, at: datetime, status: int = 200, **shown: object) -> HttpResponse:
    around = frame(desk, agreement_in_force(desk, at=at), viewer=request.user, at=at, active="tickets")
    return render(request, "portal/survey/survey.html", around | shown, status=status)
