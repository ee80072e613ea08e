"""Earlier revisions of the draft: what was saved, what differs now, bringing one back; writing it is in `editing`."""

from collections.abc import Iterator
from datetime import datetime
from difflib import SequenceMatcher

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from servicelevel.agreement.page_changes import ChangedLine
from upheld.agreements.access import draft_for, earlier_revision
from upheld.agreements.actions import draft as drafts
from upheld.agreements.models import DraftRevision
from upheld.agreements.queries import revisions_before
from upheld.desks.access import Permission, member_for
from upheld.desks.models import Membership
from upheld.now import now
from upheld.surfaces.console.agreement.checking_changes import Piece, pieces_of
from upheld.surfaces.console.agreement.forms import RevisionForm
from upheld.surfaces.console.frame import frame_of
from upheld.surfaces.console.members import MemberRequest, for_members

# The longest number that can be a revision's.
DIGITS = 9


@require_safe
@for_members
def revisions(request: MemberRequest, desk: str) -> HttpResponse:
    """List what was saved of the draft before its newest revision, newest first."""
    member = _drafter(request, desk)
    frame = frame_of(request, member, at=now(), view="agreement")
    draft = draft_for(member)
    asked = request.GET.get("before", "")
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) <= DIGITS else draft.revision
    kept, following = revisions_before(draft, min(number, draft.revision))
    shown = {"draft": draft, "kept": kept, "older_url": f"?before={following}" if following else ""}
    return render(request, "console/agreement/revisions.html", {**frame.context, "desk_slug": desk, **shown})


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def revision(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Show an earlier revision and what is different now; when posted, bring its words back."""
    at = now()
    member = _drafter(request, desk)
    draft = draft_for(member)
    kept = earlier_revision(draft, number)
    if request.method == "POST":
        return _bring_back(request, member, kept, at=at)
    frame = frame_of(request, member, at=at, view="agreement")
    shown = {"draft": draft, "kept": kept, "changes": list(differences(draft.text, kept.text))}
    return render(request, "console/agreement/revision.html", {**frame.context, "desk_slug": desk, **shown})


def _bring_back(request: MemberRequest, member: Membership, kept: DraftRevision, *, at: datetime) -> HttpResponse:
    read = RevisionForm(request.POST).revision()
    try:
        drafts.bring_back(kept, revision=read, by=member.user.as_actor, at=at)
    except drafts.DraftMovedOn as refusal:
        messages.error(request, _("Nothing was brought back: {refusal}.").format(refusal=refusal))
        return redirect("console:agreement_revision", member.desk.name, kept.number)
    messages.success(request, _("The draft has the words of revision {number} again.").format(number=kept.number))
    return redirect("console:agreement_editor", member.desk.name)


def _drafter(request: MemberRequest, desk: str) -> Membership:
    return member_for(request.user, desk, permission=Permission.DRAFT_AGREEMENTS)


def differences(present: str, kept: str) -> Iterator[tuple[tuple[Piece, ...], ...]]:
    """Yield each place where bringing `kept` back would change the draft, as lines of pieces."""
    before, after = present.splitlines(), kept.splitlines()
    for kind, i1, i2, j1, j2 in SequenceMatcher(a=before, b=after).get_opcodes():
        if kind != "equal":
            gone = [ChangedLine(mark="-", text=line) for line in before[i1:i2] if line]
            new = [ChangedLine(mark="+", text=line) for line in after[j1:j2] if line]
            yield tuple(pieces_of([*gone, *new]))
