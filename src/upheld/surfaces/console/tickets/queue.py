"""The queue page, and the parts of it that are asked for anew when something changes."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from upheld.desks.access import NotFound, Permission, member_for
from upheld.now import now
from upheld.surfaces.console.frame import VIEW_LABELS, Frame, frame_of
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.tickets import paging
from upheld.surfaces.console.tickets.emptiness import emptiness
from upheld.surfaces.console.tickets.rows import drawn_by_group
from upheld.tickets.queries.queue import VIEWS, QueueKey, queue_page
from upheld.tickets.queries.queue_tape import queue_tape


@require_safe
@for_members
def queue(request: MemberRequest, desk: str) -> HttpResponse:
    """Show a view of the queue from the key in the address on; to htmx, only what a change can change."""
    at = now().replace(microsecond=0)  # so that all who look in one second are shown the same rows
    member = member_for(request.user, desk, permission=Permission.READ_TICKETS)
    view = request.GET.get("view", "next")
    if view not in VIEWS:
        raise NotFound
    after = paging.read(request.GET.get("after", ""))
    frame = frame_of(request, member, at=at, view=view)
    template = "live_queue" if request.headers.get("HX-Request") else "queue"
    return render(request, f"console/tickets/{template}.html", {**frame.context, **_shown(frame, view, after)})


def _shown(frame: Frame, view: str, after: QueueKey | None) -> dict[str, object]:
    desk, at, zone = frame.member.desk, frame.at, frame.zone
    page = queue_page(desk, view=view, viewer=frame.member.user, after=after, at=at, zone=zone)
    return {
        "title": VIEW_LABELS[view][0],
        "here": _address(desk.name, view, after),
        "groups": drawn_by_group(page.rows, desk=desk.name),
        "tape": queue_tape(page.rows, office=frame.agreement.office, at=at, zone=zone),
        "count": next(item.count for group in frame.context["rail"] for item in group.items if item.active),
        "first_url": _address(desk.name, view, None) if after else "",
        "next_url": _address(desk.name, view, page.next_key) if page.next_key else "",
        "empty": emptiness(view, frame.agreement, at=at, zone=zone) if not page.rows else None,
    }


def _address(desk_name: str, view: str, after: QueueKey | None) -> str:
    asked = {"view": view} if view != "next" else {}
    if after is not None:
        asked["after"] = paging.written(after)
    path = reverse("console:queue", args=[desk_name])
    return f"{path}?{urlencode(asked)}" if asked else path
