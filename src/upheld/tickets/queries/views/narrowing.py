"""What conditions select: one expression over open tickets, such that an index finds them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.db.models import DateTimeField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThan, LessThanOrEqual

from upheld.desks.models import Desk
from upheld.tickets.models import Clock, Ticket
from upheld.tickets.queries.facets import About, facet
from upheld.tickets.queries.views.conditions import ANY, BEYOND, PAST, Condition, amount_of
from upheld.tickets.queries.views.subjects import CUSTOMER, DUE, ME, MINE, RECEIVED

FAR_AHEAD = datetime(9999, 1, 1, tzinfo=UTC)


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
    # Of each of these lists of facets, one must be there.
    one_of: list[list[str]] = field(default_factory=list)
    # What an expression must say besides.
    further: Q = field(default_factory=Q)


def narrowed(conditions: Iterable[Condition], looker: Looker) -> Q:
    """Return what selects the open tickets of a desk of which every condition holds."""
    asked = _Narrowing()
    for condition in conditions:
        _narrow(asked, condition, looker)
    found = open_with(asked.needed, looker.desk) if asked.needed or not asked.one_of else Q(desk=looker.desk)
    for facets in asked.one_of:
        found &= Q(facets__overlap=facets)
    return found & asked.further


def open_with(needed: Sequence[str], desk: Desk) -> Q:
    """Return what selects the open tickets of a desk that have all of some facets.

    Named twice, the desk is found both by the index of the conditions and by the one of the order. That it is open is
    said only where nothing else does: the planner would take it for a further narrowing.
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
        asked.one_of.append(facets)


def _narrow_to_due(asked: _Narrowing, condition: Condition, looker: Looker) -> None:
    metric = condition.about.partition(".")[2]
    by = looker.at if condition.relation == PAST else looker.at + amount_of(condition.values[0])
    beyond = condition.relation == BEYOND
    if not metric:
        asked.further &= ~next_due_by(by) if beyond else next_due_by(by)
        return
    asked.needed.append(facet(About.PROMISE, metric))
    if beyond:
        asked.further &= Q(GreaterThan(_due_at(metric), by))
    else:
        # The next promise of all is due no later than this one: that the queue's own order finds.
        asked.further &= next_due_by(by) & Q(LessThanOrEqual(_due_at(metric), by))


def _due_at(metric: str) -> Coalesce:
    """Return when one promise of a ticket falls due, far ahead while it has no date.

    One row of an index, looked up for each ticket that everything else has left over: joined as a whole, the clocks of
    all tickets would be read.
    """
    clocks = Clock.objects.filter(ticket=OuterRef("pk"), metric=metric, withdrawn__isnull=True)
    counting = clocks.filter(stage=Clock.Stage.IN_PROGRESS).values("due_at")[:1]
    return Coalesce(Subquery(counting), Value(FAR_AHEAD), output_field=DateTimeField())


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
