"""Publishing a draft: all that it would change, from which day on and whom it is told; then, the act."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from servicelevel.agreement.faults import FaultyAgreement
from servicelevel.decisions.explain import counted_words
from upheld.agreements.access import draft_for
from upheld.agreements.actions.draft import DraftMovedOn
from upheld.agreements.actions.publish import PublishingRefused
from upheld.agreements.models import Draft
from upheld.desks.access import Permission, member_for
from upheld.desks.models import Membership
from upheld.now import now
from upheld.presentation.when import words
from upheld.surfaces.console.agreement.forms import PublishingForm
from upheld.surfaces.console.agreement.proposal import proposal_of
from upheld.surfaces.console.frame import frame_of
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.workflows.amend_agreement import Amendment, amend_agreement

CONFLICT = 409
REFUSALS = (DraftMovedOn, PublishingRefused, FaultyAgreement)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def publishing(request: MemberRequest, desk: str) -> HttpResponse:
    """Show what publishing the draft would do; when posted, publish it."""
    at = now()
    member = member_for(request.user, desk, permission=Permission.PUBLISH_AGREEMENTS)
    draft = draft_for(member)
    if request.method == "POST":
        return _publish(request, member, draft, at=at)
    day = _tomorrow(draft, at=at)
    asked = PublishingForm(request.GET)
    form = PublishingForm(
        initial={"effective": asked.day(default=day), "announce": True, "revision_read": draft.revision}
    )
    return _shown(request, member, draft, form, day=asked.day(default=day), at=at)


def _publish(request: MemberRequest, member: Membership, draft: Draft, *, at: datetime) -> HttpResponse:
    form = PublishingForm(request.POST)
    day = form.day(default=_tomorrow(draft, at=at))
    if "effective" not in form.cleaned_data:
        return _shown(request, member, draft, form, day=day, at=at, status=CONFLICT)
    try:
        done = amend_agreement(
            draft,
            revision=form.revision(),
            effective_on=day,
            announced=form.cleaned_data["announce"],
            by=member.user.as_actor,
            at=at,
        )
    except REFUSALS as refusal:
        return _shown(request, member, draft, form, day=day, at=at, refusal=_sentence(refusal), status=CONFLICT)
    messages.success(request, _done(done, draft, at=at))
    return redirect("console:agreement", member.desk.name)


def _shown(
    request: MemberRequest,
    member: Membership,
    draft: Draft,
    form: PublishingForm,
    *,
    day: date,
    at: datetime,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    frame = frame_of(request, member, at=at, view="agreement")
    proposal = proposal_of(draft, effective_on=day, at=at)
    shown: dict[str, Any] = {"desk_slug": member.desk.name, "draft": draft, "form": form, "refusal": refusal}
    return render(
        request, "console/agreement/publishing.html", {**frame.context, **shown, "proposal": proposal}, status=status
    )


def _tomorrow(draft: Draft, *, at: datetime) -> date:
    return at.astimezone(ZoneInfo(draft.agreement.desk.zone)).date() + timedelta(days=1)


def _sentence(refusal: Exception) -> str:
    return _("The document has faults.") if isinstance(refusal, FaultyAgreement) else f"{refusal}."


def _done(done: Amendment, draft: Draft, *, at: datetime) -> str:
    since = words(done.version.effective_at, zone=ZoneInfo(draft.agreement.desk.zone), at=at, style="year")
    told = (
        _("{mail} to announce it").format(mail=counted_words(done.announced_to, "mail"))
        if done.announced_to
        else _("Nobody is told by mail")
    )
    return _("Version {number} is published, in force from {since}. {told}.").format(
        number=done.version.number, since=since, told=told
    )
