"""On which days a number counted something, as the rollups have it; which tickets is found beside this."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.db.models.functions import TruncDate

from servicelevel.agreement.terms import Strength
from upheld.desks.models import Desk
from upheld.improvement.models import CustomerDay, DurationDay, HourDay, PromiseDay, SurveyAnswer
from upheld.improvement.queries.days import Days
from upheld.improvement.queries.number import Number, What
from upheld.improvement.queries.satisfaction import answers_counted

GUARANTEED = Q(strength=Strength.GUARANTEED.value)
_OUTCOMES: Mapping[str | None, Q] = {
    None: Q(),
    "kept": Q(kept__gt=0),
    "missed": Q(past_due__gt=0) & ~GUARANTEED,
    "breached": Q(past_due__gt=0) & GUARANTEED,
}


def newest(desk: Desk, number: Number, days: Days, *, limit: int) -> Sequence[date]:
    """Return the newest of some days on which a number counted something."""
    rows = _READERS[number.what](desk, number, days)
    return list(rows.values_list("counted_on", flat=True).distinct().order_by("-counted_on")[:limit])


def stated(number: Number, *names: str) -> dict[str, object]:
    """Return what a number is narrowed to, of the fields named."""
    return {name: getattr(number, name) for name in names if getattr(number, name) is not None}


def or_none(field: str, key: int | None) -> dict[str, object]:
    """Return what narrows to a row that a field points to; 0 is no row, None does not narrow."""
    if key is None:
        return {}
    return {f"{field}__isnull": True} if key == 0 else {field: key}


def _promises(desk: Desk, number: Number, days: Days) -> QuerySet[Any]:
    if number.customer is not None:
        counted = {f"{number.outcome}__gt": 0} if number.outcome else {}
        customers = CustomerDay.objects.filter(**_of(desk, days), **counted)
        return customers.filter(**or_none("organisation", number.customer))
    kinds = PromiseDay.objects.filter(_OUTCOMES[number.outcome], **_of(desk, days), **or_none("team", number.team))
    return kinds.filter(**stated(number, "metric", "clause", "strength", "priority"))


def _durations(desk: Desk, number: Number, days: Days) -> QuerySet[DurationDay]:
    return DurationDay.objects.filter(**_of(desk, days), **stated(number, "measure", "kind", "band"))


def _received(desk: Desk, number: Number, days: Days) -> QuerySet[HourDay]:
    weekday = {} if number.weekday is None else {"counted_on__iso_week_day": number.weekday}
    return HourDay.objects.filter(received__gt=0, **_of(desk, days), **weekday, **stated(number, "hour"))


def _closed(desk: Desk, number: Number, days: Days) -> QuerySet[HourDay]:
    return HourDay.objects.filter(closed__gt=0, **_of(desk, days))


def _open(desk: Desk, number: Number, days: Days) -> QuerySet[HourDay]:
    return HourDay.objects.filter(still_open__gt=0, **_of(desk, days))


def _rated(desk: Desk, number: Number, days: Days) -> QuerySet[SurveyAnswer]:
    answers = answers_counted(desk, number, days)
    return answers.annotate(counted_on=TruncDate("answered_at", tzinfo=ZoneInfo(desk.zone)))


def _of(desk: Desk, days: Days) -> dict[str, object]:
    return {"desk": desk, "counted_on__gte": days.first, "counted_on__lte": days.last}


_READERS: Mapping[What, Callable[[Desk, Number, Days], QuerySet[Any]]] = {
    What.PROMISES: _promises,
    What.DURATIONS: _durations,
    What.RECEIVED: _received,
    What.CLOSED: _closed,
    What.OPEN: _open,
    What.RATED: _rated,
}
