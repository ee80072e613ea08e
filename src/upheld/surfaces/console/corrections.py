"""Putting wrong hours of the agreement right: what it would change, doing it, and what was done."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from servicelevel.agreement.correction import NoCorrection
from servicelevel.agreement.faults import FaultyAgreement
from upheld.agreements.access import correction_of, corrections_of, version_for_correction
from upheld.agreements.actions.publish import PublishingRefused
from upheld.desks.access import Permission, member_for
from upheld.now import now
from upheld.surfaces.console.changed import shown_changes
from upheld.surfaces.console.frame import Frame, frame_of
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.tickets.queries.recounts import changes_by_version
from upheld.workflows.correct_agreement import correct_agreement, preview_correction

REFUSALS = (PublishingRefused, NoCorrection, FaultyAgreement)
DOCUMENT_LENGTH_AT_MOST = 1_000_000
INCOMPLETE, CONFLICT = 422, 409


class CorrectionForm(forms.Form):
    """The agreement with its hours right."""

    use_required_attribute = False
    text = forms.CharField(
        label=gettext_lazy("The agreement, with its hours right"),
        help_text=gettext_lazy(
            "The next version number, the same effective date, and nothing changed but hours and holidays."
        ),
        max_length=DOCUMENT_LENGTH_AT_MOST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "false", "class": "form-control mono"}),
        error_messages={"required": gettext_lazy("Paste the agreement with its hours right.")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def corrections(request: MemberRequest, desk: str) -> HttpResponse:
    """Show past corrections and the form for another; on POST what it would change, or make it so."""
    frame = _frame(request, desk)
    wrong = version_for_correction(frame.member.desk, None, at=frame.at)
    if request.method != "POST":
        form = CorrectionForm(initial={"text": wrong.text})
        return _page(request, frame, form=form)
    form = CorrectionForm(request.POST)
    if not form.is_valid():
        return _page(request, frame, form=form, status=INCOMPLETE)
    try:
        return _tried(request, frame, form)
    except REFUSALS as refusal:
        return _page(request, frame, form=form, refusal=str(refusal), status=CONFLICT)


@require_safe
@for_members
def correction(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Show which tickets a correction changed, and how."""
    frame = _frame(request, desk)
    version = correction_of(frame.member.desk, number)
    changes = shown_changes(changes_by_version(version), frame)
    return render(request, "console/correction.html", {**frame.context, "version": version, "changes": changes})


def _tried(request: MemberRequest, frame: Frame, form: CorrectionForm) -> HttpResponse:
    desk, text = frame.member.desk, form.cleaned_data["text"].replace("\r\n", "\n")
    wrong = version_for_correction(desk, None, at=frame.at)
    if request.POST.get("act") != "apply":
        changes = preview_correction(desk, text, wrong=wrong, at=frame.at)
        return _page(request, frame, form=form, preview=shown_changes(changes, frame), previewed=True)
    done = correct_agreement(desk, text, wrong=wrong, by=frame.member.user.as_actor, at=frame.at)
    messages.success(
        request,
        _("Version {number} counts in place of version {wrong}.").format(
            number=done.version.number, wrong=wrong.number
        ),
    )
    return redirect("console:correction", desk.name, done.version.number)


def _frame(request: MemberRequest, desk: str) -> Frame:
    member = member_for(request.user, desk, permission=Permission.PUBLISH_AGREEMENTS)
    return frame_of(request, member, at=now(), view="corrections")


def _page(request: MemberRequest, frame: Frame, *, status: int = 200, **shown: Any) -> HttpResponse:
    desk = frame.member.desk
    context = {"past": corrections_of(desk), "wrong": version_for_correction(desk, None, at=frame.at), **shown}
    return render(request, "console/corrections.html", {**frame.context, **context}, status=status)
