"""A view of the queue as a value: which open tickets, in which order, with which columns."""

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q

from upheld.tickets.models import SavedView
from upheld.tickets.queries.columns import DEFAULT_COLUMNS

NEXT_DUE, RECEIVED = SavedView.Order.NEXT_DUE.value, SavedView.Order.RECEIVED.value

# The columns by which tickets stand in each order.
ORDERS: dict[str, tuple[str, ...]] = {
    NEXT_DUE: ("queue_group", "queue_at", "id"),
    RECEIVED: ("received_at", "id"),
}


class Group(StrEnum):
    """Where the rail shows a view."""

    DESK = "desk"
    TEAMS = "teams"
    SERVICES = "services"
    SAVED = "saved"


@dataclass(frozen=True, kw_only=True, slots=True)
class QueueView:
    """One view that somebody may look at."""

    # As its address has it: "mine", "team-3", "service-vps", "v12".
    key: str
    label: str
    icon: str
    group: Group
    # Which tickets, for whoever looks.
    where: Q
    order: str = NEXT_DUE
    columns: tuple[str, ...] = DEFAULT_COLUMNS
    # Pressed after G.
    letter: str = ""
    # Whether it is bad news that it holds anything.
    warns: bool = False
    # The row that somebody built; None for what every desk has.
    saved: SavedView | None = None
