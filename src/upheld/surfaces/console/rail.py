"""The part of the rail that names views of the queue, each with its count; what stands around them is the frame's."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from upheld.desks.models import Desk, Membership
from upheld.presentation.addresses import address
from upheld.tickets.queries.views.counting import counts_that_stand
from upheld.tickets.queries.views.rail import COUNTED_UP_TO, Views
from upheld.tickets.queries.views.view import Group, QueueView

FIRST_VIEW = "next"


@dataclass(frozen=True, kw_only=True, slots=True)
class RailItem:
    """One place to go."""

    label: str
    icon: str
    url: str
    count: str = ""
    active: bool = False
    warn: bool = False
    # The letter that opens it; empty for none.
    key: str = ""
    # Pressed after G.
    letter: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class RailGroup:
    """Places that belong together."""

    title: str
    items: tuple[RailItem, ...]


def groups_of_views(member: Membership, views: Views, present: str) -> tuple[RailGroup, ...]:
    """Return the views that somebody sees, in groups, the `present` one marked: as `counts_that_stand` counts them."""
    counted, desk = counts_that_stand(views), member.desk
    items = [(one.group, _of_view(one, counted[one.key], desk, active=one.key == present)) for one in views.named]
    items.append((Group.SAVED, _all_views(desk, present)))
    titles = {Group.DESK: "", Group.SAVED: _("Views"), Group.TEAMS: _("Teams"), Group.SERVICES: _("Services")}
    groups = (
        RailGroup(title=title, items=tuple(item for group, item in items if group == wanted))
        for wanted, title in titles.items()
    )
    return tuple(group for group in groups if group.items)


def _all_views(desk: Desk, present: str) -> RailItem:
    url = address("console:views", desk.name)
    return RailItem(label=_("All views"), icon="list", url=url, active=present == "views")


def _of_view(view: QueueView, count: int, desk: Desk, *, active: bool) -> RailItem:
    return RailItem(
        label=view.label,
        icon=view.icon,
        url=view_url(desk.name, view.key),
        count=count_words(count),
        active=active,
        warn=view.warns and count > 0,
        letter=view.letter,
    )


def view_url(desk_name: str, key: str) -> str:
    """Return the address of a view of the queue."""
    queue = address("console:queue", desk_name)
    return queue if key == FIRST_VIEW else f"{queue}?view={key}"


def count_words(count: int) -> str:
    """Return a count as the rail shows it; beyond where counting stops, that it is more."""
    return f"{COUNTED_UP_TO}+" if count >= COUNTED_UP_TO else str(count)
