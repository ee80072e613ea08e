"""The search page; what a palette shows is `palette`."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from upheld.desks.access import NotFound, Permission, member_for
from upheld.now import now
from upheld.surfaces.console.finding.forms import SaveSearchForm
from upheld.surfaces.console.finding.grounds import found_for
from upheld.surfaces.console.finding.jumps import number_meant
from upheld.surfaces.console.finding.rows import drawn_found
from upheld.surfaces.console.frame import Frame, frame_of
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.tickets.queries.finding import filters
from upheld.tickets.queries.finding.kept import recent_tickets, saved_searches, ticket_numbered
from upheld.tickets.queries.finding.search import PAGE_SIZE, FoundPage


@require_safe
@for_members
def search(request: MemberRequest, desk: str) -> HttpResponse:
    """Show what was found, and how it could be asked; a ticket's reference leads to the ticket itself."""
    member = member_for(request.user, desk, permission=Permission.READ_TICKETS)
    text = request.GET.get("q", "").replace("\x00", "").strip(" ")
    number = number_meant(text, prefix=member.desk.prefix)
    if number is not None and ticket_numbered(member.desk, number):
        return redirect("console:ticket", member.desk.name, number)
    frame = frame_of(request, member, at=now(), view="search")
    return search_page(request, frame, text)


def search_page(
    request: MemberRequest, frame: Frame, text: str, *, form: SaveSearchForm | None = None, status: int = 200
) -> HttpResponse:
    """Return the search page, with the form that keeps the search, perhaps as it was refused."""
    below = _below(request.GET.get("below", ""))
    found = found_for(frame, text, below=below, limit=PAGE_SIZE) if text else FoundPage()
    context = {**frame.context, **_shown(frame, text, found, below), "query": text}
    context["form"] = form or SaveSearchForm(initial={"text": text})
    return render(request, "console/finding/search.html", context, status=status)


def _shown(frame: Frame, text: str, found: FoundPage, below: int | None) -> dict[str, Any]:
    desk, viewer = frame.member.desk, frame.member.user
    return {
        "page": found,
        "rows": drawn_found(found.found, desk=desk.name),
        "desk_slug": desk.name,
        "prefix": desk.prefix,
        "first_url": _address(desk.name, text, None) if below else "",
        "next_url": _address(desk.name, text, found.next_below) if found.next_below else "",
        "looked_to": f"{desk.prefix}-{found.next_below}" if found.cut_short else "",
        "kinds": filters.kinds(),
        "saved": saved_searches(desk, viewer),
        "recent": recent_tickets(desk, viewer) if not text else (),
    }


def _address(desk_name: str, text: str, below: int | None) -> str:
    asked = {"q": text, **({"below": below} if below else {})}
    return f"{reverse('console:search', args=[desk_name])}?{urlencode(asked)}"


def _below(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 18):
        raise NotFound
    return int(text)
