"""Saving views of the queue, changing and deleting them; who may, is decided where they are looked up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.accounts.models import User
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.desks.models import Desk, Team
from upheld.tickets.models import SavedView
from upheld.tickets.queries.columns import DEFAULT_COLUMNS, chosen
from upheld.tickets.queries.views.conditions import Condition
from upheld.tickets.queries.views.saved import made_by, names_taken

NAME_LENGTH_AT_MOST = 60
VIEWS_AT_MOST = 40
POSITION_AT_MOST = 999


class BadViewName(ValueError):
    """A view has a name that its maker gave to no other."""


class TooManyViews(ValueError):
    """Somebody has built so many views that nobody finds anything in them."""


class NothingAsked(ValueError):
    """A view without a condition is the whole queue, which every desk has."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ViewPlan:
    """What somebody wants a view to be; its conditions have been checked."""

    name: str
    conditions: Sequence[Condition]
    audience: SavedView.Audience = SavedView.Audience.MAKER
    # Only with the audience of a team.
    team: Team | None = None
    order: SavedView.Order = SavedView.Order.NEXT_DUE
    columns: Sequence[str] = DEFAULT_COLUMNS
    position: int = 0


@transaction.atomic
def save(desk: Desk, plan: ViewPlan, *, maker: User, by: Actor, at: datetime) -> SavedView:
    """Save a new view of a desk's queue. Raises BadViewName, NothingAsked, TooManyViews, BadColumns."""
    if made_by(desk, maker.pk) >= VIEWS_AT_MOST:
        raise TooManyViews(_("you have %(count)s views; delete one first") % {"count": VIEWS_AT_MOST})
    view = SavedView(desk=desk, maker=maker, made_at=at, made_by=by.reference)
    _fill(view, plan)
    view.save()
    _record(view, "saved", by=by, at=at)
    return view


@transaction.atomic
def change(view: SavedView, plan: ViewPlan, *, by: Actor, at: datetime) -> SavedView:
    """Make a view what somebody wants it to be instead. Raises BadViewName, NothingAsked, BadColumns."""
    view = _locked(view)
    _fill(view, plan)
    view.save()
    _record(view, "changed", by=by, at=at)
    return view


@transaction.atomic
def delete(view: SavedView, *, by: Actor, at: datetime) -> SavedView:
    """Take a view out of every rail; the row stays, for what was recorded of it. Again changes nothing."""
    view = _locked(view)
    if view.deleted_at is None:
        view.deleted_at, view.deleted_by = at, by.reference
        view.save(update_fields=["deleted_at", "deleted_by"])
        _record(view, "deleted", by=by, at=at)
    return view


def _fill(view: SavedView, plan: ViewPlan) -> None:
    if not plan.conditions:
        raise NothingAsked(_("add a condition; without one it is the whole queue"))
    view.name = _free_name(view, plan.name)
    view.audience, view.team = plan.audience, plan.team
    view.conditions = [condition.written for condition in plan.conditions]
    view.order, view.columns = plan.order, list(chosen(plan.columns))
    view.position = max(0, min(plan.position, POSITION_AT_MOST))


def _free_name(view: SavedView, name: str) -> str:
    name = " ".join(name.split())[:NAME_LENGTH_AT_MOST]
    if not name:
        raise BadViewName(_("give the view a name, such as Urgent and unassigned"))
    if names_taken(view.desk, name, maker=view.maker_id, besides=view.pk):
        raise BadViewName(_("there is a view %(name)s already") % {"name": name})
    return name


def _locked(view: SavedView) -> SavedView:
    return SavedView.objects.select_for_update(of=("self",)).select_related("desk").get(pk=view.pk)


def _record(view: SavedView, verb: str, *, by: Actor, at: datetime) -> None:
    told = {"name": view.name, "audience": view.audience, "conditions": view.conditions}
    record("view", view.pk, verb, desk=view.desk.name, by=by, at=at, facts=told)
