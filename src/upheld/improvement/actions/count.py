"""Counting a day of a desk anew from its clocks, tickets and closures, for a worker. What is shown is in queries.

Every statement reads one day by an index of instants, so that it costs what happened on it, however old the desk is.
"""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection, transaction

from upheld.desks.models import Desk
from upheld.improvement.models import CustomerDay, DurationDay, HourDay, PromiseDay, StaleDay
from upheld.improvement.models.duration_day import LIMITS_S

_ROLLUPS = (PromiseDay, CustomerDay, DurationDay, HourDay)
# Keeps two workers from counting one desk at once; any number that nothing else in this database locks.
_COUNTING = 2_026_112


@transaction.atomic
def next_day() -> StaleDay | None:
    """Count the newest day of which something has changed; None when none is left, or another worker is at its desk.

    1. Take the newest notice, and the desk's turn.
    2. Delete every notice of that day: what commits from here on leaves one of its own.
    3. Put what the day counts now in the place of what it counted.
    """
    notice = StaleDay.objects.select_related("desk").order_by("-counted_on", "desk").first()
    if notice is None or not _has_turn(notice.desk):
        return None
    StaleDay.objects.filter(desk=notice.desk, counted_on=notice.counted_on).delete()
    _count(notice.desk, notice.counted_on)
    return notice


def _has_turn(desk: Desk) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [_COUNTING, desk.pk])
        row = cursor.fetchone()
    return bool(row[0])


def _count(desk: Desk, day: date) -> None:
    for rollup in _ROLLUPS:
        rollup._default_manager.filter(desk=desk, counted_on=day).delete()
    begins, ends = _bounds(desk, day)
    values: dict[str, Any] = {
        "desk": desk.pk,
        "day": day,
        "zone": desk.zone,
        "begins": begins,
        "ends": ends,
        "limits": list(LIMITS_S),
    }
    with connection.cursor() as cursor:
        for statement in (_PROMISES, _CUSTOMERS, _DURATIONS, _HOURS):
            cursor.execute(statement, values)


def _bounds(desk: Desk, day: date) -> tuple[datetime, datetime]:
    """Return when a day begins and ends on the desk's wall: 23 to 25 hours apart where clocks are changed."""
    zone = ZoneInfo(desk.zone)
    begins, ends = (datetime.combine(one, time(), tzinfo=zone) for one in (day, day + timedelta(days=1)))
    return begins, ends


# The promises that were settled on the day: fulfilled in time, or fallen due unmet.
_SETTLED = """
WITH settled AS (
    SELECT metric, clause, strength, ticket_id, false AS past_due
    FROM tickets_clock
    WHERE stage = 'completed' AND total_s IS NOT NULL AND withdrawn_id IS NULL AND past_due_at IS NULL
        AND stopped_at >= %(begins)s AND stopped_at < %(ends)s
    UNION ALL
    SELECT metric, clause, strength, ticket_id, true
    FROM tickets_clock
    WHERE past_due_at IS NOT NULL AND withdrawn_id IS NULL AND past_due_at >= %(begins)s AND past_due_at < %(ends)s
)
"""
_PROMISES = f"""
{_SETTLED}
INSERT INTO improvement_promiseday
    (desk_id, counted_on, metric, clause, strength, priority, team_id, kept, past_due)
SELECT %(desk)s, %(day)s, metric, clause, strength, priority, team_id,
    count(*) FILTER (WHERE NOT past_due), count(*) FILTER (WHERE past_due)
FROM settled JOIN tickets_ticket ticket ON ticket.id = ticket_id
WHERE ticket.desk_id = %(desk)s
GROUP BY metric, clause, strength, priority, team_id
"""  # noqa: S608  our own words
_CUSTOMERS = f"""
{_SETTLED}
INSERT INTO improvement_customerday (desk_id, counted_on, organisation_id, kept, missed, breached)
SELECT %(desk)s, %(day)s, organisation_id, count(*) FILTER (WHERE NOT past_due),
    count(*) FILTER (WHERE past_due AND strength <> 'guaranteed'),
    count(*) FILTER (WHERE past_due AND strength = 'guaranteed')
FROM settled JOIN tickets_ticket ticket ON ticket.id = ticket_id
WHERE ticket.desk_id = %(desk)s
GROUP BY organisation_id
"""  # noqa: S608  our own words
_DURATIONS = """
WITH ended AS (
    SELECT CASE metric WHEN 'response_time' THEN 'first_response' ELSE 'resolution' END AS measure,
        CASE counted WHEN 'elapsed' THEN 'elapsed' ELSE 'support' END AS kind, used_s AS took_s, ticket_id
    FROM tickets_clock
    WHERE stage = 'completed' AND total_s IS NOT NULL AND withdrawn_id IS NULL AND used_s IS NOT NULL
        AND stopped_at >= %(begins)s AND stopped_at < %(ends)s AND metric IN ('response_time', 'resolution_time')
    UNION ALL
    SELECT 'closing', 'elapsed', floor(extract(epoch FROM closed_at - received_at))::bigint, closed.id
    FROM tickets_closure closure JOIN tickets_ticket closed ON closed.id = closure.ticket_id
    WHERE reopened_at IS NULL AND closed_at >= %(begins)s AND closed_at < %(ends)s
)
INSERT INTO improvement_durationday (desk_id, counted_on, measure, kind, band, tickets)
SELECT %(desk)s, %(day)s, measure, ended.kind, width_bucket(took_s, %(limits)s::bigint[]) AS band, count(*)
FROM ended JOIN tickets_ticket ticket ON ticket.id = ticket_id
WHERE ticket.desk_id = %(desk)s
GROUP BY measure, ended.kind, band
"""
_HOURS = """
WITH passed AS (
    SELECT received_at AS at, true AS came, state <> 'resolved' AS still_open
    FROM tickets_ticket
    WHERE desk_id = %(desk)s AND received_at >= %(begins)s AND received_at < %(ends)s
    UNION ALL
    SELECT closed_at, false, false
    FROM tickets_closure JOIN tickets_ticket closed ON closed.id = ticket_id
    WHERE reopened_at IS NULL AND closed_at >= %(begins)s AND closed_at < %(ends)s AND closed.desk_id = %(desk)s
)
INSERT INTO improvement_hourday (desk_id, counted_on, hour, received, closed, still_open)
SELECT %(desk)s, %(day)s, extract(hour FROM at AT TIME ZONE %(zone)s)::smallint AS hour,
    count(*) FILTER (WHERE came), count(*) FILTER (WHERE NOT came), count(*) FILTER (WHERE came AND still_open)
FROM passed
GROUP BY hour
"""
