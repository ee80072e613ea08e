"""When tickets come and go, and how old those are that have not gone; read from the rollups."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet, Sum
from django.db.models.functions import ExtractIsoWeekDay, TruncWeek

from upheld.desks.models import Desk
from upheld.improvement.models import HourDay, StaleDay
from upheld.improvement.queries.days import Days

# The oldest whole day of each age but the last, which has no end.
AGES_DAYS = (0, 1, 3, 7, 14, 30, 90)
# Beyond which nobody looks for what is still open.
LONGEST_AGE = timedelta(days=50 * 365)


@dataclass(frozen=True, kw_only=True, slots=True)
class Age:
    """How many open tickets were received so many days ago."""

    from_days: int
    # None for no end.
    to_days: int | None
    tickets: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Flow:
    """How many tickets came and went in one week."""

    begins_on: date
    received: int
    closed: int


def hours_of_the_week(desk: Desk, days: Days) -> Sequence[Sequence[int]]:
    """Return how many tickets were received, by weekday from Monday and by hour of the desk's wall."""
    rows = _rows(desk, days).annotate(weekday=ExtractIsoWeekDay("counted_on")).values("weekday", "hour")
    week = [[0] * 24 for _ in range(7)]
    for row in rows.annotate(number=Sum("received")).order_by("weekday", "hour"):
        week[row["weekday"] - 1][row["hour"]] = row["number"]
    return week


def flow_by_week(desk: Desk, days: Days) -> Sequence[Flow]:
    """Return how many tickets came and went by week; every week is there."""
    rows = _rows(desk, days).annotate(week=TruncWeek("counted_on")).values("week")
    sums = rows.annotate(came=Sum("received"), went=Sum("closed")).order_by("week")
    found = {row["week"]: Flow(begins_on=row["week"], received=row["came"], closed=row["went"]) for row in sums}
    return [found.get(week, Flow(begins_on=week, received=0, closed=0)) for week in days.weeks()]


def backlog(desk: Desk, *, today: date) -> Sequence[Age]:
    """Return the open tickets by age, from the youngest; every age is there."""
    rows = HourDay.objects.filter(desk=desk, still_open__gt=0).values("counted_on")
    by_day = {row["counted_on"]: row["number"] for row in rows.annotate(number=Sum("still_open"))}
    ends: list[int | None] = [*AGES_DAYS, None]
    begins = [0, *(age + 1 for age in AGES_DAYS)]
    return [
        Age(from_days=first, to_days=last, tickets=_of_age(by_day, first, last, today=today))
        for first, last in zip(begins, ends, strict=True)
    ]


def received_within(age: Age, *, today: date) -> tuple[date | None, date]:
    """Return the first and last day on which tickets of an age were received; no first for an age without end."""
    first = today - timedelta(days=age.to_days) if age.to_days is not None else None
    return first, today - timedelta(days=age.from_days)


def days_to_count(desk: Desk) -> int:
    """Return of how many days something has changed that is not counted yet."""
    return StaleDay.objects.filter(desk=desk).values("counted_on").distinct().count()


def _of_age(by_day: dict[date, int], first: int, last: int | None, *, today: date) -> int:
    return sum(
        number
        for day, number in by_day.items()
        # What the desk's wall calls tomorrow was received a moment ago, too.
        if max((today - day).days, 0) >= first and (last is None or (today - day).days <= last)
    )


def _rows(desk: Desk, days: Days) -> QuerySet[HourDay]:
    return HourDay.objects.filter(desk=desk, counted_on__gte=days.first, counted_on__lte=days.last)
