"""How promises turned out over some days: kept, missed or breached, by what they were; read from the rollups."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce, TruncWeek

from servicelevel.agreement.terms import Strength
from upheld.customers.models import Organisation
from upheld.desks.models import Desk, Team
from upheld.improvement.models import CustomerDay, PromiseDay
from upheld.improvement.queries.days import Days

# Customers beyond these, by how much was past due, are left out of the list.
CUSTOMERS_SHOWN = 50
_GUARANTEED = Q(strength=Strength.GUARANTEED.value)


@dataclass(frozen=True, kw_only=True, slots=True)
class Narrowing:
    """Which promises are counted; None does not narrow, and 0 stands for no team."""

    metric: str | None = None
    priority: str | None = None
    team: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcomes:
    """How many promises were kept, missed and breached."""

    kept: int = 0
    missed: int = 0
    breached: int = 0

    @property
    def all(self) -> int:
        """How many were settled."""
        return self.kept + self.missed + self.breached

    @property
    def share_kept(self) -> float | None:
        """Which part was kept, from 0 to 1; None where nothing was settled."""
        return self.kept / self.all if self.all else None


@dataclass(frozen=True, kw_only=True, slots=True)
class ClauseOutcomes:
    """How the promises of one clause turned out."""

    clause: str
    metric: str
    strength: str
    outcomes: Outcomes


@dataclass(frozen=True, kw_only=True, slots=True)
class NamedOutcomes:
    """How the promises turned out for one team or customer; None is nobody in particular."""

    id: int | None
    name: str
    outcomes: Outcomes


def total(desk: Desk, days: Days, narrowing: Narrowing) -> Outcomes:
    """Return how all promises turned out."""
    return _outcomes(_rows(desk, days, narrowing).aggregate(**_SUMS))


def by_week(desk: Desk, days: Days, narrowing: Narrowing) -> Sequence[tuple[date, Outcomes]]:
    """Return how promises turned out by week of the desk's wall; every week is there."""
    rows = _rows(desk, days, narrowing).annotate(week=TruncWeek("counted_on")).values("week").annotate(**_SUMS)
    found = {row["week"]: _outcomes(row) for row in rows.order_by("week")}
    return [(week, found.get(week, Outcomes())) for week in days.weeks()]


def by_clause(desk: Desk, days: Days, narrowing: Narrowing) -> Sequence[ClauseOutcomes]:
    """Return how promises turned out by clause, what it promises and how firmly; most unkept first."""
    kinds = _rows(desk, days, narrowing).values("clause", "metric", "strength").annotate(**_SUMS)
    return [
        ClauseOutcomes(clause=row["clause"], metric=row["metric"], strength=row["strength"], outcomes=_outcomes(row))
        for row in kinds.order_by((F("missed") + F("breached")).desc(), "clause", "metric", "strength")
    ]


def by_priority(desk: Desk, days: Days, narrowing: Narrowing) -> Sequence[tuple[str, Outcomes]]:
    """Return how promises turned out by the priority that counts; empty is none."""
    kinds = _rows(desk, days, narrowing).values("priority").annotate(**_SUMS)
    return [(row["priority"], _outcomes(row)) for row in kinds.order_by("priority")]


def by_team(desk: Desk, days: Days, narrowing: Narrowing) -> Sequence[NamedOutcomes]:
    """Return how promises turned out by the team that has the ticket now, tickets without one last."""
    kinds = list(_rows(desk, days, narrowing).values("team").annotate(**_SUMS).order_by("team"))
    names = dict(Team.objects.filter(desk=desk).values_list("id", "name"))
    return [_name(row["team"], names, _outcomes(row)) for row in kinds]


def by_customer(desk: Desk, days: Days) -> Sequence[NamedOutcomes]:
    """Return how promises turned out by customer, most unkept first; not more than CUSTOMERS_SHOWN."""
    rows = CustomerDay.objects.filter(desk=desk, counted_on__gte=days.first, counted_on__lte=days.last)
    sums = rows.values("organisation").annotate(kept=Sum("kept"), missed=Sum("missed"), breached=Sum("breached"))
    worst = list(
        sums.order_by((F("missed") + F("breached")).desc(), F("kept").desc(), "organisation")[:CUSTOMERS_SHOWN]
    )
    known = Organisation.objects.filter(desk=desk, pk__in=[row["organisation"] for row in worst if row["organisation"]])
    names = dict(known.values_list("id", "name"))
    return [_name(row["organisation"], names, _outcomes(row)) for row in worst]


def priorities_seen(desk: Desk, days: Days) -> Sequence[str]:
    """Return the priorities of which something was counted."""
    found = _rows(desk, days, Narrowing()).exclude(priority="").values_list("priority", flat=True)
    return sorted(set(found.distinct()))


_SUMS: dict[str, Any] = {
    "kept": Coalesce(Sum("kept"), 0),
    "missed": Coalesce(Sum("past_due", filter=~_GUARANTEED), 0),
    "breached": Coalesce(Sum("past_due", filter=_GUARANTEED), 0),
}


def _rows(desk: Desk, days: Days, narrowing: Narrowing) -> QuerySet[PromiseDay]:
    rows = PromiseDay.objects.filter(desk=desk, counted_on__gte=days.first, counted_on__lte=days.last)
    if narrowing.metric is not None:
        rows = rows.filter(metric=narrowing.metric)
    if narrowing.priority is not None:
        rows = rows.filter(priority=narrowing.priority)
    if narrowing.team is not None:
        rows = rows.filter(team__isnull=True) if narrowing.team == 0 else rows.filter(team=narrowing.team)
    return rows


def _outcomes(row: Mapping[str, Any]) -> Outcomes:
    return Outcomes(kept=row["kept"], missed=row["missed"], breached=row["breached"])


def _name(key: int | None, names: dict[int, str], outcomes: Outcomes) -> NamedOutcomes:
    return NamedOutcomes(id=key, name=names.get(key, "") if key else "", outcomes=outcomes)
