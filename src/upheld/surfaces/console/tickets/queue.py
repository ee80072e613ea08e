"""The queue page, and the parts of it that are asked for anew when something changes."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from upheld.desks.access import NotFound, Permission, member_for
from upheld.now import now
from upheld.surfaces.console.frame import Frame, frame_of
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.queue_views.columns import column_sheet
from upheld.surfaces.console.rail import FIRST_VIEW, count_words
from upheld.surfaces.console.tickets import paging
from upheld.surfaces.console.tickets.emptiness import emptiness
from upheld.surfaces.console.tickets.rows import drawn_by_group
from upheld.tickets.access import may_change
from upheld.tickets.queries.columns import COLUMNS
from upheld.tickets.queries.queue import QueueKey, queue_page
from upheld.tickets.queries.queue_tape import queue_tape
from upheld.tickets.queries.views.rail import counts
from upheld.tickets.queries.views.saved import columns_for
from upheld.tickets.queries.views.view import NEXT_DUE, QueueView


@require_safe
@for_members
def queue(request: MemberRequest, desk: str) -> HttpResponse:
    """Show a view of the queue from the key in the address on; to htmx, only what a change can change."""
    at = now().replace(microsecond=0)  # so that all who look in one second are shown the same rows
    member = member_for(request.user, desk, permission=Permission.READ_TICKETS)
    after = paging.read(request.GET.get("after", ""))
    asked = request.GET.get("view", FIRST_VIEW)
    frame = frame_of(request, member, at=at, view=asked)
    view = frame.views.find(asked)
    if view is None:
        raise NotFound
    template = "live_queue" if request.headers.get("HX-Request") else "queue"
    return render(request, f"console/tickets/{template}.html", {**frame.context, **_shown(frame, view, after)})


def _shown(frame: Frame, view: QueueView, after: QueueKey | None) -> dict[str, object]:
    desk, at, zone = frame.member.desk, frame.at, frame.zone
    page = queue_page(desk, view, after=after, at=at, zone=zone)
    columns = columns_for(frame.member, view)
    drawn = view.order == NEXT_DUE
    return {
        "title": view.label,
        "view": view,
        "may_change": view.saved is not None and may_change(frame.member, view.saved),
        "may_work": frame.may_work,
        "here": _address(desk.name, view.key, after),
        "columns": {key: COLUMNS[key] for key in columns},
        "column_sheet": column_sheet(columns),
        "groups": drawn_by_group(page.rows, desk=desk.name, columns=columns),
        "tape": queue_tape(page.rows, office=frame.agreement.office, at=at, zone=zone) if drawn else None,
        "count": _count(frame, view),
        "first_url": _address(desk.name, view.key, None) if after else "",
        "next_url": _address(desk.name, view.key, page.next_key) if page.next_key else "",
        "empty": emptiness(view.key, frame.agreement, at=at, zone=zone) if not page.rows else None,
    }


def _count(frame: Frame, view: QueueView) -> str:
    items = (item for group in frame.context["rail"] for item in group.items if item.active)
    shown = next(items, None)
    return shown.count if shown else count_words(counts([view])[view.key])


def _address(desk_name: str, view: str, after: QueueKey | None) -> str:
    asked = {"view": view} if view != FIRST_VIEW else {}
    if after is not None:
        asked["after"] = paging.written(after)
    path = reverse("console:queue", args=[desk_name])
    return f"{path}?{urlencode(asked)}" if asked else path
