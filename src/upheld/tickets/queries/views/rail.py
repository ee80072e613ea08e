"""The views that one person's rail names, and how many tickets each holds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection

from servicelevel.agreement.terms import Agreement
from upheld.accounts.models import User
from upheld.desks.memory import remembered
from upheld.desks.models import Desk, Team
from upheld.desks.queries import teams_and_whose, teams_of
from upheld.tickets.models import SavedView, Ticket
from upheld.tickets.queries.views.fixed import NAMED_AT_MOST, fixed_views, service_views, team_views
from upheld.tickets.queries.views.narrowing import Looker
from upheld.tickets.queries.views.saved import names_whoever_looks, of_desk, seen_by, view_of
from upheld.tickets.queries.views.view import ORDERS, QueueView

# Counting stops here, so that no count grows with the desk.
COUNTED_UP_TO = 100
SAVED_AT_MOST = 12

Statement = tuple[str, Sequence[Any]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Views:
    """Every view that somebody sees on a desk."""

    looker: Looker
    # The number of the agreement's version that says which views there are.
    version: int
    named: tuple[QueueView, ...]
    # Those for which the rail has no room.
    further: tuple[QueueView, ...]
    # The desk's teams, by name.
    teams: tuple[Team, ...] = ()

    def find(self, key: str) -> QueueView | None:
        """Return the view of an address, None if there is none for this person."""
        return next((view for view in (*self.named, *self.further) if view.key == key), None)


def views_for(desk: Desk, user: User, agreement: Agreement, *, at: datetime) -> Views:
    """Return the views that somebody sees on a desk: two queries."""
    teams = teams_and_whose(desk, user)
    looker = Looker(desk=desk, user_id=user.pk, team_ids=tuple(team.pk for team, own in teams if own), at=at)
    of_teams = list(team_views(looker, [team for team, _own in sorted(teams, key=_own_first)]))
    services = list(service_views(looker, agreement))
    saved = [view_of(row, looker) for row in _saved_seen_by(looker)]
    return Views(
        looker=looker,
        version=agreement.version,
        named=(
            *fixed_views(looker, agreement),
            *saved[:SAVED_AT_MOST],
            *of_teams[:NAMED_AT_MOST],
            *services[:NAMED_AT_MOST],
        ),
        further=(*saved[SAVED_AT_MOST:], *of_teams[NAMED_AT_MOST:], *services[NAMED_AT_MOST:]),
        teams=tuple(team for team, _own in teams),
    )


def _saved_seen_by(looker: Looker) -> Sequence[SavedView]:
    return remembered(looker.desk, ("views", looker.user_id), lambda: tuple(seen_by(looker)))


def _own_first(team: tuple[Team, bool]) -> bool:
    return not team[1]


def views_of_desk(desk: Desk, agreement: Agreement, *, at: datetime) -> Views:
    """Return the views that belong to a desk and to no person, for programs: two queries."""
    looker = Looker(desk=desk, user_id=0, team_ids=(), at=at)
    fixed = (view for view in fixed_views(looker, agreement) if view.key != "mine")
    shared = (view_of(row, looker) for row in of_desk(desk) if not names_whoever_looks(row))
    groups = (fixed, shared, team_views(looker, teams_of(desk)), service_views(looker, agreement))
    named = tuple(view for views in groups for view in views)
    return Views(looker=looker, version=agreement.version, named=named, further=())


def counts(views: Iterable[QueueView]) -> dict[str, int]:
    """Return how many tickets each view holds, counting no further than COUNTED_UP_TO, all in one query."""
    return counted({view.key: capped(view) for view in views})


def counted(statements: Mapping[str, Statement]) -> dict[str, int]:
    """Return the numbers that some `capped` statements give, all in one query."""
    if not statements:
        return {}
    texts, named = zip(*statements.values(), strict=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(texts), [one for values in named for one in values])
        return dict(zip(statements, cursor.fetchone(), strict=True))


def capped(view: QueueView) -> Statement:
    """Return what counts the tickets of a view, in SQL with its values apart."""
    # In the view's order, for which there is an index: unordered, the planner may hope to meet enough in the table.
    rows = Ticket.objects.filter(view.where).order_by(*ORDERS[view.order]).values("pk")[:COUNTED_UP_TO]
    try:
        statement, named = rows.query.sql_with_params()
    except EmptyResultSet:
        return "0", ()
    return f"(SELECT count(*) FROM ({statement}) capped)", named  # noqa: S608  what Django wrote, its values apart
