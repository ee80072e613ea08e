"""The numbers, counted slowly and plainly from every row there is; what the rollups must equal."""

from collections import Counter
from datetime import date, datetime
from zoneinfo import ZoneInfo

from upheld.desks.models import Desk
from upheld.improvement.actions import count
from upheld.improvement.models import CustomerDay, DurationDay, HourDay, PromiseDay, StaleDay
from upheld.improvement.models.duration_day import LIMITS_S
from upheld.tickets.models import Clock, Closure, Ticket


def count_all() -> None:
    """Let the worker count every day that is stale."""
    while count.next_day():
        pass
    assert not StaleDay.objects.exists()


def expect_rollups_to_be_right(desk: Desk) -> None:
    """Fail unless every rollup of a desk says what its rows say."""
    assert _rolled_promises(desk) == _promises(desk)
    assert _rolled_customers(desk) == _customers(desk)
    assert _rolled_durations(desk) == _durations(desk)
    assert _rolled_hours(desk) == _hours(desk)


def _day(instant: datetime, desk: Desk) -> date:
    return instant.astimezone(ZoneInfo(desk.zone)).date()


def _settled(desk: Desk) -> list[tuple[Clock, date]]:
    clocks = Clock.objects.filter(ticket__desk=desk, withdrawn=None).select_related("ticket")
    past_due = [(one, _day(one.past_due_at, desk)) for one in clocks if one.past_due_at]
    kept = [one for one in clocks if one.stage == "completed" and one.total_s is not None and not one.past_due_at]
    return past_due + [(one, _day(one.stopped_at, desk)) for one in kept if one.stopped_at]


def _promises(desk: Desk) -> Counter[object]:
    return Counter(
        (day, one.metric, one.clause, one.strength, one.ticket.priority, one.ticket.team_id, bool(one.past_due_at))
        for one, day in _settled(desk)
    )


def _rolled_promises(desk: Desk) -> Counter[object]:
    rolled: Counter[object] = Counter()
    for row in PromiseDay.objects.filter(desk=desk):
        kind = (row.counted_on, row.metric, row.clause, row.strength, row.priority, row.team_id)
        rolled.update({(*kind, False): row.kept, (*kind, True): row.past_due})
    return +rolled


def _outcome(clock: Clock) -> str:
    if not clock.past_due_at:
        return "kept"
    return "breached" if clock.strength == "guaranteed" else "missed"


def _customers(desk: Desk) -> Counter[object]:
    return Counter((day, one.ticket.organisation_id, _outcome(one)) for one, day in _settled(desk))


def _rolled_customers(desk: Desk) -> Counter[object]:
    rolled: Counter[object] = Counter()
    for row in CustomerDay.objects.filter(desk=desk):
        for outcome in ("kept", "missed", "breached"):
            rolled[row.counted_on, row.organisation_id, outcome] += getattr(row, outcome)
    return +rolled


def _band(seconds: float) -> int:
    return sum(1 for limit in LIMITS_S if seconds >= limit)


def _durations(desk: Desk) -> Counter[object]:
    measured = {"response_time": "first_response", "resolution_time": "resolution"}
    found: Counter[object] = Counter()
    for one in Clock.objects.filter(ticket__desk=desk, withdrawn=None, stage="completed", total_s__isnull=False):
        if one.metric in measured and one.stopped_at and one.used_s is not None:
            kind = "elapsed" if one.counted == "elapsed" else "support"
            found[_day(one.stopped_at, desk), measured[one.metric], kind, _band(one.used_s)] += 1
    for closure in _closures(desk):
        took = int((closure.closed_at - closure.ticket.received_at).total_seconds())
        found[_day(closure.closed_at, desk), "closing", "elapsed", _band(took)] += 1
    return found


def _rolled_durations(desk: Desk) -> Counter[object]:
    rows = DurationDay.objects.filter(desk=desk)
    return Counter({(row.counted_on, row.measure, row.kind, row.band): row.tickets for row in rows})


def _closures(desk: Desk) -> list[Closure]:
    return list(Closure.objects.filter(ticket__desk=desk, reopened_at=None).select_related("ticket"))


def _hours(desk: Desk) -> Counter[object]:
    zone, found = ZoneInfo(desk.zone), Counter[object]()
    for ticket in Ticket.objects.filter(desk=desk):
        local = ticket.received_at.astimezone(zone)
        found[local.date(), local.hour, "received"] += 1
        found[local.date(), local.hour, "open"] += ticket.state != "resolved"
    for closure in _closures(desk):
        local = closure.closed_at.astimezone(zone)
        found[local.date(), local.hour, "closed"] += 1
    return +found


def _rolled_hours(desk: Desk) -> Counter[object]:
    rolled: Counter[object] = Counter()
    for row in HourDay.objects.filter(desk=desk):
        told = {"received": row.received, "open": row.still_open, "closed": row.closed}
        rolled.update({(row.counted_on, row.hour, what): number for what, number in told.items()})
    return +rolled
