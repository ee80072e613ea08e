"""Beginning the draft of the next version, and discarding it; writing it is the editor's."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from upheld.agreements.access import draft_for
from upheld.agreements.actions import draft as drafts
from upheld.desks.access import Permission, member_for
from upheld.now import now
from upheld.surfaces.console.agreement.forms import RevisionForm
from upheld.surfaces.console.members import MemberRequest, for_members


@require_POST
@for_members
def start(request: MemberRequest, desk: str) -> HttpResponse:
    """Begin the draft, or go on with the one that is open."""
    at = now()
    member = member_for(request.user, desk, permission=Permission.DRAFT_AGREEMENTS)
    drafts.start(member.desk, by=member.user.as_actor, at=at)
    return redirect("console:agreement_editor", member.desk.name)


@require_POST
@for_members
def discard(request: MemberRequest, desk: str) -> HttpResponse:
    """Discard the draft, unless somebody has saved it since this person looked."""
    at = now()
    member = member_for(request.user, desk, permission=Permission.DRAFT_AGREEMENTS)
    draft, form = draft_for(member), RevisionForm(request.POST)
    try:
        drafts.discard(draft, revision=form.revision(), by=member.user.as_actor, at=at)
    except drafts.DraftMovedOn as refusal:
        messages.error(request, _("Nothing was discarded: {refusal}.").format(refusal=refusal))
    else:
        messages.success(request, _("The draft is discarded. Its words are kept in the records."))
    return redirect("console:agreement", member.desk.name)
