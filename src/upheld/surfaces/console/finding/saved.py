"""Keeping a search, and letting one go."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from upheld.desks.access import Permission, member_for
from upheld.now import now
from upheld.surfaces.console.finding.forms import SaveSearchForm
from upheld.surfaces.console.finding.page import search_page
from upheld.surfaces.console.frame import frame_of
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.tickets.access import saved_search_of
from upheld.tickets.actions import saved_search


@require_POST
@for_members
def keep(request: MemberRequest, desk: str) -> HttpResponse:
    """Keep a search for the person who asked it; a refusal stands beside the name that was typed."""
    at = now()
    member = member_for(request.user, desk, permission=Permission.READ_TICKETS)
    form = SaveSearchForm(request.POST)
    if form.is_valid():
        try:
            saved = saved_search.keep(member.desk, member.user, **form.cleaned_data, at=at)
        except (saved_search.NameTaken, saved_search.TooManySaved, saved_search.NothingToKeep) as refusal:
            form.add_error("name", _refusal(refusal))
        else:
            messages.success(request, _("“%(name)s” is kept.") % {"name": saved.name})
            asked = urlencode({"q": saved.text})
            return redirect(f"{reverse('console:search', args=[member.desk.name])}?{asked}")
    frame = frame_of(request, member, at=at, view="search")
    return search_page(request, frame, request.POST.get("text", "").replace("\x00", ""), form=form, status=422)


@require_POST
@for_members
def let_go(request: MemberRequest, desk: str, number: int) -> HttpResponse:
    """Forget one of the person's own searches."""
    at = now()
    member = member_for(request.user, desk, permission=Permission.READ_TICKETS)
    saved = saved_search_of(member, number)
    saved_search.let_go(saved, by=member.user, at=at)
    messages.success(request, _("“%(name)s” is no longer kept.") % {"name": saved.name})
    return redirect("console:search", member.desk.name)


def _refusal(refusal: ValueError) -> str:
    if isinstance(refusal, saved_search.NameTaken):
        return _("You keep another search under this name.")
    if isinstance(refusal, saved_search.TooManySaved):
        return _("You keep as many searches as there may be; let one go first.")
    return _("Give it a name, and something to look for.")
