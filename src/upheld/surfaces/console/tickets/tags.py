"""Tagging a ticket from its page: at once, with a way back for some seconds."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from upheld.desks.access import Permission, member_for
from upheld.now import now
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.tickets.page import Tried
from upheld.surfaces.console.tickets.working import CONFLICT, REFUSALS, Work, work_on
from upheld.tickets.actions import tags
from upheld.tickets.queries.tags import completions

LONGEST_TYPED = 200
PART = "console/tickets/tags.html"


@require_safe
@for_members
def choices(request: MemberRequest, desk: str) -> HttpResponse:
    """Return the desk's tags that begin as typed, to be offered below the field."""
    member = member_for(request.user, desk, permission=Permission.WORK_TICKETS)
    names = completions(member.desk, request.GET.get("name", "")[:LONGEST_TYPED])
    return render(request, "console/tickets/tag_choices.html", {"names": names})


@require_POST
@for_members
def add(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Put a tag on the ticket."""
    return _done(work_on(request, desk, number, at=now()), tags.add, _("Added {tag}."), undo="console:tag_removed")


@require_POST
@for_members
def remove(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Take a tag off the ticket."""
    return _done(work_on(request, desk, number, at=now()), tags.remove, _("Removed {tag}."), undo="console:tags")


def _done(work: Work, act: Callable[..., str], words: str, *, undo: str) -> HttpResponse:
    typed = work.request.POST.get("name", "")[:LONGEST_TYPED]
    try:
        name = act(work.ticket, typed, by=work.by, at=work.at)
    except REFUSALS as refusal:
        if not work.in_place:
            return work.refused(Tried(refusal=str(refusal), status=CONFLICT))
        return work.part(PART, {"tag_refusal": str(refusal), "tag_typed": typed}, status=CONFLICT)
    if not work.in_place:
        return work.done()
    done = {"words": words.format(tag=name), "undo": undo, "name": name}
    return work.part(PART, {} if "undone" in work.request.POST else {"tag_done": done})
