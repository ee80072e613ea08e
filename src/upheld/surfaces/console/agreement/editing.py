"""The editor of an agreement's next version: its page, looking at what was written, and keeping it.

What is said of the text lives in `checking`; publishing it lives beside this.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from upheld.agreements.access import draft_for
from upheld.agreements.actions import draft as drafts
from upheld.agreements.models import Draft
from upheld.desks.access import NotFound, Permission, member_for, permits
from upheld.desks.models import Membership
from upheld.now import now
from upheld.surfaces.console.agreement.checking import Written, parts_of, written_in
from upheld.surfaces.console.agreement.phrases import phrases
from upheld.surfaces.console.frame import frame_of
from upheld.surfaces.console.members import MemberRequest, for_members

CONFLICT = 409
# What a request says that wants the parts of the page, and not the whole of it.
PARTS_HEADER = "X-Parts"


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def editor(request: MemberRequest, desk: str) -> HttpResponse:
    """Show the draft with all that is to be said of it; keep what is posted. Without one, lead to where it begins."""
    at = now()
    member = member_for(request.user, desk, permission=Permission.DRAFT_AGREEMENTS)
    try:
        draft = draft_for(member)
    except NotFound:
        return redirect("console:agreement", member.desk.name)
    written = written_in(request.POST, draft)
    if request.method == "POST":
        return _save(request, member, draft, written, at=at)
    return _shown(request, member, draft, written, at=at)


@require_POST
@for_members
def check(request: MemberRequest, desk: str) -> HttpResponse:
    """Show a text with all that is to be said of it, without keeping it."""
    at = now()
    member = member_for(request.user, desk, permission=Permission.DRAFT_AGREEMENTS)
    draft = draft_for(member)
    return _shown(request, member, draft, written_in(request.POST, draft), at=at)


def _save(request: MemberRequest, member: Membership, draft: Draft, written: Written, *, at: datetime) -> HttpResponse:
    try:
        saved = drafts.save(draft, written.text, revision=written.revision, by=member.user.as_actor, at=at)
    except drafts.DraftMovedOn as refusal:
        return _shown(request, member, refusal.theirs, written, at=at, refusal=refusal)
    if PARTS_HEADER in request.headers:
        return _shown(request, member, saved, replace(written, revision=saved.revision), at=at)
    messages.success(request, _("The draft is saved."))
    return redirect("console:agreement_editor", member.desk.name)


def _shown(
    request: MemberRequest,
    member: Membership,
    draft: Draft,
    written: Written,
    *,
    at: datetime,
    refusal: drafts.DraftMovedOn | None = None,
) -> HttpResponse:
    shown: dict[str, Any] = {
        "draft": draft,
        # Whoever was refused has seen the other words when they save again.
        "revision": draft.revision if refusal else written.revision,
        "refusal": refusal,
        "moved_on": not refusal and draft.revision != written.revision,
        "saved": draft.text == written.text,
        "may_publish": permits(member, Permission.PUBLISH_AGREEMENTS),
        "at": at,
        **parts_of(draft, written, at=at),
    }
    status = CONFLICT if refusal else 200
    if PARTS_HEADER in request.headers:
        return render(request, "console/agreement/parts.html", shown, status=status)
    frame = frame_of(request, member, at=at, view="agreement")
    whole = frame.context | shown | {"phrases": phrases()}
    return render(request, "console/agreement/editor.html", whole, status=status)
