"""Keeping what is being written on a ticket, as it is written."""

from django.http import Http404, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from upheld.now import now
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.tickets.page import WRITES
from upheld.surfaces.console.tickets.working import CONFLICT, work_on
from upheld.tickets.actions import drafts
from upheld.tickets.models import Message


@require_POST
@for_members
def draft(request: MemberRequest, desk: str, number: int, kind: str) -> HttpResponse:
    """Keep the words so far; answers with the revision they are, or with the words that were kept meanwhile."""
    if kind not in WRITES:
        raise Http404
    work = work_on(request, desk, number, at=now())
    text, revision = request.POST.get("text", ""), request.POST.get("revision", "")
    try:
        kept = drafts.save(
            work.ticket,
            work.member.user,
            Message.Kind(kind),
            text,
            revision=int(revision) if revision.isdecimal() and len(revision) < 10 else 0,
            at=work.at,
        )
    except drafts.WrittenElsewhere as other:
        return JsonResponse({"revision": other.draft.revision, "text": other.draft.text}, status=CONFLICT)
    return JsonResponse({"revision": kept.revision if kept else 0})
