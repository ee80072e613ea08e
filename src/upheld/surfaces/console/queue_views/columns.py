"""Which columns somebody sees in a view of the queue: the sheet on which they choose, and doing it."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from upheld.desks.access import NotFound, Permission, member_for
from upheld.desks.actions import columns as choosing
from upheld.now import now
from upheld.surfaces.console.frame import views_of
from upheld.surfaces.console.members import MemberRequest, for_members
from upheld.surfaces.console.rail import view_url
from upheld.tickets.queries.columns import COLUMNS, BadColumns, chosen


@dataclass(frozen=True, kw_only=True, slots=True)
class ColumnBox:
    """One column that can be chosen."""

    key: str
    label: str
    checked: bool


def column_sheet(columns: tuple[str, ...]) -> tuple[ColumnBox, ...]:
    """Return every column there is, those that are shown checked."""
    return tuple(ColumnBox(key=key, label=str(label), checked=key in columns) for key, label in COLUMNS.items())


@require_POST
@for_members
def columns(request: MemberRequest, desk: str, view: str) -> HttpResponse:
    """Show this person other columns in a view from now on, or the view's own again."""
    member = member_for(request.user, desk, permission=Permission.READ_TICKETS)
    found = views_of(member, at=now()).find(view)
    if found is None:
        raise NotFound
    wanted = None if request.POST.get("act") == "reset" else request.POST.getlist("columns")
    try:
        choosing.choose(member, found.key, None if wanted is None else chosen(wanted))
    except BadColumns as refusal:
        messages.warning(request, str(refusal))
    return redirect(view_url(desk, found.key))
