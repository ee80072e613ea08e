"""What conditions select: one expression over open tickets, such that an index finds them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from upheld.desks.models import Desk
from upheld.tickets.models import Clock, Ticket
from upheld.tickets.queries.facets import About, facet
from upheld.tickets.queries.views.conditions import ANY, BEYOND, PAST, Condition, amount_of
from upheld.tickets.queries.views.subjects import CUSTOMER, DUE, ME, MINE, RECEIVED


@dataclass(frozen=True, kw_only=True, slots=True)
class Looker:
    """Who looks at a view, on which desk, and when."""

    desk: Desk
    user_id: int
    # The keys of the teams of this desk that they are in.
    team_ids: tuple[int, ...]
    at: datetime


@dataclass(kw_only=True, slots=True)
class _Narrowing:
    """What has been asked so far."""

    # Facets that all must be there.
    needed: list[str] = field(default_factory=list)
    # What an expression must say besides.
    further: Q = field(default_factory=Q)


def narrowed(conditions: Iterable[Condition], looker: Looker) -> Q:
    """Return what selects the open tickets of a desk of which every condition holds."""
    asked = _Narrowing()
    for condition in conditions:
        _narrow(asked, condition, looker)
    return open_with(asked.needed, looker.desk) & asked.further


def open_with(needed: Sequence[str], desk: Desk) -> Q:
    """Return what selects the open tickets of a desk that have all of some facets.

    Named twice, the desk is found both by the index of the conditions and by the one of the order.
    """
    if not needed:
        return Q(desk=desk, facets__isnull=False)
    return Q(desk=desk, facets__contains=[facet(About.DESK, desk.pk), *needed])


def next_due_by(instant: datetime) -> Q:
    """Return what selects the tickets of which a promise falls due by an instant, or has."""
    return Q(queue_group=Ticket.QueueGroup.DATED, queue_at__lte=instant)


def _narrow(asked: _Narrowing, condition: Condition, looker: Looker) -> None:
    about = condition.about
    if about == RECEIVED:
        since = looker.at - amount_of(condition.values[0])
        asked.further &= Q(received_at__lt=since) if condition.relation == BEYOND else Q(received_at__gte=since)
    elif about == DUE or about.startswith(f"{DUE}."):
        _narrow_to_due(asked, condition, looker)
    elif condition.relation != ANY:
        asked.further &= ~Q(facets__overlap=_facets(condition, looker))
    else:
        _narrow_to_facets(asked, _facets(condition, looker))


def _narrow_to_facets(asked: _Narrowing, facets: list[str]) -> None:
    if len(facets) == 1:
        asked.needed += facets
    else:
        asked.further &= Q(facets__overlap=facets)


def _narrow_to_due(asked: _Narrowing, condition: Condition, looker: Looker) -> None:
    metric = condition.about.partition(".")[2]
    by = looker.at if condition.relation == PAST else looker.at + amount_of(condition.values[0])
    due = next_due_by(by)
    if metric:
        # The next promise of all is due no later than this one: that the queue's own order finds.
        clocks = Clock.objects.filter(ticket=OuterRef("pk"), metric=metric, withdrawn__isnull=True)
        due &= Q(Exists(clocks.filter(stage=Clock.Stage.IN_PROGRESS, due_at__lte=by)))
    if condition.relation != BEYOND:
        asked.further &= due
        asked.needed += [facet(About.PROMISE, metric)] if metric else []
        return
    asked.further &= ~due
    _narrow_to_facets(asked, [facet(About.PROMISE, metric)]) if metric else None


def _facets(condition: Condition, looker: Looker) -> list[str]:
    if condition.about == CUSTOMER:
        return list(condition.values)  # kept as the facets that they are found by
    values: list[object] = []
    for value in condition.values:
        if condition.about == About.HOLDER and value == ME:
            values.append(looker.user_id)
        elif condition.about == About.TEAM and value == MINE:
            values += looker.team_ids
        else:
            values.append(value)
    return [facet(condition.about, value) for value in values]
