"""Which tickets a number counted on a day, as the rows themselves have it; each found by an index of instants."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import DurationField, ExpressionWrapper, F, Q, QuerySet
from django.db.models.functions import ExtractHour

from upheld.desks.models import Desk
from upheld.improvement.models import DurationDay, SurveyAnswer
from upheld.improvement.queries.behind_days import GUARANTEED, or_none, stated
from upheld.improvement.queries.days import Days
from upheld.improvement.queries.durations import limits_of
from upheld.improvement.queries.number import Number, What
from upheld.improvement.queries.satisfaction import answers_counted
from upheld.tickets.models import Clock, Closure, Ticket

_METRICS = {
    DurationDay.Measure.FIRST_RESPONSE.value: "response_time",
    DurationDay.Measure.RESOLUTION: "resolution_time",
}
_TOOK = ExpressionWrapper(F("closed_at") - F("ticket__received_at"), output_field=DurationField())


def on(desk: Desk, number: Number, days: Days) -> QuerySet[Any]:
    """Return what a number counted on some days, each with the key of its ticket as `behind`."""
    return _READERS[number.what](desk, number, days)


def _promises(desk: Desk, number: Number, days: Days) -> QuerySet[Clock]:
    since, until = days.bounds(desk)
    late = Q(past_due_at__gte=since, past_due_at__lt=until)
    kept = Q(past_due_at__isnull=True, stage=Clock.Stage.COMPLETED, total_s__isnull=False)
    kept &= Q(stopped_at__gte=since, stopped_at__lt=until)
    settled = {"kept": kept, "missed": late & ~GUARANTEED, "breached": late & GUARANTEED}
    clocks = Clock.objects.filter(settled.get(number.outcome or "", kept | late), withdrawn__isnull=True)
    clocks = clocks.filter(ticket__desk=desk, **stated(number, "metric", "clause", "strength"))
    if number.priority is not None:
        clocks = clocks.filter(ticket__priority=number.priority)
    narrowed = {**or_none("ticket__team", number.team), **or_none("ticket__organisation", number.customer)}
    return clocks.filter(**narrowed).annotate(behind=F("ticket_id"))


def _durations(desk: Desk, number: Number, days: Days) -> QuerySet[Any]:
    begins, ends = limits_of(number.band or 0)
    if number.measure == DurationDay.Measure.CLOSING:
        closures = _closed(desk, number, days).annotate(took=_TOOK)
        if begins:
            closures = closures.filter(took__gte=timedelta(seconds=begins))
        return closures.filter(took__lt=timedelta(seconds=ends)) if ends else closures
    since, until = days.bounds(desk)
    elapsed = Q(counted="elapsed")
    clocks = Clock.objects.filter(elapsed if number.kind == DurationDay.Kind.ELAPSED else ~elapsed)
    clocks = clocks.filter(stage=Clock.Stage.COMPLETED, total_s__isnull=False, withdrawn__isnull=True)
    clocks = clocks.filter(stopped_at__gte=since, stopped_at__lt=until, ticket__desk=desk)
    clocks = clocks.filter(metric=_METRICS.get(number.measure or "", ""), used_s__isnull=False)
    if begins:
        clocks = clocks.filter(used_s__gte=begins)
    return (clocks.filter(used_s__lt=ends) if ends else clocks).annotate(behind=F("ticket_id"))


def _received(desk: Desk, number: Number, days: Days) -> QuerySet[Ticket]:
    since, until = days.bounds(desk)
    tickets = Ticket.objects.filter(desk=desk, received_at__gte=since, received_at__lt=until)
    if number.hour is not None:
        tickets = tickets.annotate(hour=ExtractHour("received_at", tzinfo=ZoneInfo(desk.zone)))
        tickets = tickets.filter(hour=number.hour)
    return tickets.annotate(behind=F("id"))


def _open(desk: Desk, number: Number, days: Days) -> QuerySet[Ticket]:
    return _received(desk, number, days).filter(~Q(state=Ticket.State.RESOLVED))


def _closed(desk: Desk, number: Number, days: Days) -> QuerySet[Closure]:
    since, until = days.bounds(desk)
    closures = Closure.objects.filter(reopened_at__isnull=True, closed_at__gte=since, closed_at__lt=until)
    return closures.filter(ticket__desk=desk).annotate(behind=F("ticket_id"))


def _rated(desk: Desk, number: Number, days: Days) -> QuerySet[SurveyAnswer]:
    return answers_counted(desk, number, days).annotate(behind=F("ticket_id"))


_READERS: Mapping[What, Callable[[Desk, Number, Days], QuerySet[Any]]] = {
    What.PROMISES: _promises,
    What.DURATIONS: _durations,
    What.RECEIVED: _received,
    What.CLOSED: _closed,
    What.OPEN: _open,
    What.RATED: _rated,
}
