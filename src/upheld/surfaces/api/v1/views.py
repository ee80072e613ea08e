"""Views of the queue in the API: those that every desk has, and those that are shared with all who work there."""

from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo

from ninja import Path, Query, Router
from pydantic import Field

from upheld.agreements.facts import in_force, meaning_of
from upheld.desks.access import NotFound
from upheld.desks.models import Desk
from upheld.now import now
from upheld.surfaces.api.v1 import cursors, shown
from upheld.surfaces.api.v1.authentication import Caller
from upheld.surfaces.api.v1.refusable import refuses
from upheld.surfaces.api.v1.schemas import views as shapes
from upheld.surfaces.api.v1.schemas import words
from upheld.surfaces.api.v1.schemas.tickets import TicketPage
from upheld.tickets.queries.listing import page_of_view
from upheld.tickets.queries.views.rail import COUNTED_UP_TO, Views, counts, views_of_desk
from upheld.tickets.queries.views.view import QueueView

LARGEST_PAGE = 100
router = Router(tags=["views"])
Key = Annotated[words.Key, Path(description="The view's key, as the list of views has it.")]


class Paging(words.Sent):
    """Which page of a view."""

    limit: int = Field(default=50, ge=1, le=LARGEST_PAGE)
    cursor: str | None = Field(default=None, max_length=200, description="`next` of the page before.")


@router.get("", response=shapes.ViewList, operation_id="list_views", by_alias=True, openapi_extra=refuses(409))
def get_views(request: Caller) -> shapes.ViewList:
    """List the views of the desk's queue, each with how many tickets it holds."""
    views = _views(request.auth.desk, at=now()).named
    counted = counts(views)
    return shapes.ViewList(views=[_shown(view, counted[view.key]) for view in views])


@router.get("/{key}/tickets", response=TicketPage, operation_id="list_tickets_of_view", openapi_extra=refuses(404, 422))
def get_tickets_of_view(request: Caller, key: Key, paging: Query[Paging]) -> TicketPage:
    """List the tickets of a view in its order, page by page; a page costs the same wherever it lies."""
    at, desk = now(), request.auth.desk
    view = view_of(desk, key, at=at)
    if view is None:
        raise NotFound
    after = cursors.read(view.order, paging.cursor)
    page = page_of_view(desk, view, limit=paging.limit, after=after, at=at, zone=ZoneInfo(desk.zone))
    return TicketPage(
        tickets=[shown.ticket_in_list(row) for row in page.rows], next=cursors.written(view.order, page.next_key)
    )


def view_of(desk: Desk, key: str, *, at: datetime) -> QueueView | None:
    """Return a view that everybody on a desk has; None where there is none with this key."""
    return _views(desk, at=at).find(key)


def _views(desk: Desk, *, at: datetime) -> Views:
    return views_of_desk(desk, meaning_of(in_force(desk, at=at)), at=at)


def _shown(view: QueueView, count: int) -> shapes.ViewShown:
    conditions = view.saved.conditions if view.saved else None
    return shapes.ViewShown(
        key=view.key,
        label=view.label,
        order=view.order,
        count=count,
        at_least=count >= COUNTED_UP_TO,
        conditions=[shapes.ConditionShown.model_validate(one) for one in conditions] if conditions else None,
    )
