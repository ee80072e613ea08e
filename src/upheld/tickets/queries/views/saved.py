"""Views that people built: who sees which, and what a row selects for whoever looks."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from upheld.desks.models import Desk, Membership
from upheld.tickets.models import SavedView
from upheld.tickets.queries.columns import COLUMNS
from upheld.tickets.queries.facets import About
from upheld.tickets.queries.views.conditions import as_kept
from upheld.tickets.queries.views.narrowing import Looker, narrowed
from upheld.tickets.queries.views.subjects import ME, MINE
from upheld.tickets.queries.views.view import Group, QueueView

_OF_PEOPLE = (About.HOLDER, About.TEAM)


def seen_by(looker: Looker) -> QuerySet[SavedView]:
    """Return the views of a desk that somebody sees: their own, their teams' and the desk's, in the rail's order."""
    theirs = Q(maker=looker.user_id) | Q(audience=SavedView.Audience.DESK) | Q(team__in=looker.team_ids)
    return _kept(looker.desk).filter(theirs)


def of_desk(desk: Desk) -> QuerySet[SavedView]:
    """Return the views that are shared with everybody on a desk."""
    return _kept(desk).filter(audience=SavedView.Audience.DESK)


def names_whoever_looks(saved: SavedView) -> bool:
    """Say whether a view holds something else for each who looks."""
    return any({ME, MINE} & set(one.values) for one in as_kept(saved.conditions) if one.about in _OF_PEOPLE)


def made_by(desk: Desk, user_id: int) -> int:
    """Return how many views somebody has on a desk."""
    return _kept(desk).filter(maker=user_id).count()


def view_of(saved: SavedView, looker: Looker) -> QueueView:
    """Return what a row selects for whoever looks; needs no query."""
    return QueueView(
        key=f"v{saved.pk}",
        label=saved.name,
        icon={"maker": "filter", "team": "users", "desk": "star"}[saved.audience],
        group=Group.SAVED,
        where=narrowed(as_kept(saved.conditions), looker),
        order=saved.order,
        columns=tuple(saved.columns),
        saved=saved,
    )


def columns_for(member: Membership, view: QueueView) -> tuple[str, ...]:
    """Return which columns somebody sees in a view: those that they chose, or the view's own. Needs no query."""
    known = tuple(key for key in member.columns.get(view.key, ()) if key in COLUMNS)
    return known if view.key in member.columns else view.columns


def names_taken(desk: Desk, name: str, *, maker: int, besides: int | None) -> Sequence[SavedView]:
    """Return the views of one maker that are called so already."""
    return [view for view in _kept(desk).filter(maker=maker, name__iexact=name) if view.pk != besides]


def _kept(desk: Desk) -> QuerySet[SavedView]:
    return SavedView.objects.filter(desk=desk, deleted_at__isnull=True).order_by("position", "id")
