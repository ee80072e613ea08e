"""The page that names every saved view that somebody sees, and what may be done with each."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from upheld.desks.access import Permission, member_for
from upheld.now import now
from upheld.surfaces.console.frame import Frame, frame_of
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.rail import view_url
from upheld.tickets.access import may_change
from upheld.tickets.models import SavedView
from upheld.tickets.queries.views.saved import seen_by


@dataclass(frozen=True, kw_only=True, slots=True)
class ViewLine:
    """One saved view as the page names it."""

    view: SavedView
    url: str
    audience: str
    conditions: int
    may_change: bool


@require_safe
@for_members
def views(request: MemberRequest, desk: str) -> HttpResponse:
    """Show the saved views that this person sees, in the rail's order."""
    member = member_for(request.user, desk, permission=Permission.READ_TICKETS)
    frame = frame_of(request, member, at=now(), view="views")
    return render(request, "console/queue_views/views.html", {**frame.context, "lines": _lines(frame)})


def _lines(frame: Frame) -> list[ViewLine]:
    desk = frame.member.desk.name
    return [
        ViewLine(
            view=row,
            url=view_url(desk, f"v{row.pk}"),
            audience=row.team.name if row.team else row.get_audience_display(),
            conditions=len(row.conditions),
            may_change=may_change(frame.member, row),
        )
        for row in seen_by(frame.views.looker).select_related("team", "maker")
    ]
