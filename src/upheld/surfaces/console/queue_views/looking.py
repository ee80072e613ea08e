"""What a view that is being built would hold right now: how many tickets, and the first of them."""

from collections.abc import Sequence
from typing import Any

from django.utils.safestring import SafeString

from upheld.surfaces.console.frame import Frame
from upheld.surfaces.console.rail import count_words
from upheld.surfaces.console.tickets.rows import drawn_by_group
from upheld.tickets.models import SavedView
from upheld.tickets.queries.columns import DEFAULT_COLUMNS
from upheld.tickets.queries.queue import queue_page
from upheld.tickets.queries.views.conditions import BadConditions, Condition, checked
from upheld.tickets.queries.views.known import Known
from upheld.tickets.queries.views.narrowing import narrowed
from upheld.tickets.queries.views.rail import counts
from upheld.tickets.queries.views.view import NEXT_DUE, Group, QueueView

SHOWN_AT_MOST = 5


def preview_of(conditions: Sequence[Condition], known: Known, frame: Frame, *, order: str) -> dict[str, Any]:
    """Return what the preview shows of conditions as they were typed; of bad ones, what would be right."""
    if not conditions:
        return {"preview_count": "", "preview_rows": [], "preview_faults": ()}
    try:
        where = narrowed(checked(conditions, known), frame.views.looker)
    except BadConditions as faulty:
        return {"preview_count": "", "preview_rows": [], "preview_faults": faulty.faults}
    told = order if order in SavedView.Order.values else NEXT_DUE
    view = QueueView(key="preview", label="", icon="", group=Group.SAVED, where=where, order=told)
    return {
        "preview_count": count_words(counts([view])[view.key]),
        "preview_rows": _first_rows(view, frame),
        "preview_faults": (),
    }


def _first_rows(view: QueueView, frame: Frame) -> list[SafeString]:
    desk = frame.member.desk
    page = queue_page(desk, view, after=None, at=frame.at, zone=frame.zone)
    drawn = drawn_by_group(page.rows[:SHOWN_AT_MOST], desk=desk.name, columns=DEFAULT_COLUMNS)
    return [row for rows in drawn.values() for row in rows]
