"""Having every day counted anew, for whoever has written rows past the triggers that notice; counting is `count`."""

from django.db import connection

_EVERY_DAY = """
INSERT INTO improvement_staleday (desk_id, counted_on)
SELECT desk_id, (received_at AT TIME ZONE zone)::date FROM tickets_ticket JOIN desks_desk ON desks_desk.id = desk_id
UNION
SELECT desk_id, (settled.at AT TIME ZONE zone)::date
FROM tickets_clock
JOIN tickets_ticket ON tickets_ticket.id = ticket_id
JOIN desks_desk ON desks_desk.id = desk_id
CROSS JOIN LATERAL (VALUES (past_due_at), (stopped_at)) settled (at)
WHERE settled.at IS NOT NULL
UNION
SELECT desk_id, (closed_at AT TIME ZONE zone)::date
FROM tickets_closure
JOIN tickets_ticket ON tickets_ticket.id = ticket_id
JOIN desks_desk ON desks_desk.id = desk_id
"""


def mark_every_day() -> None:
    """Leave a notice for every day of which there is something to count; reads every ticket, clock and closure once."""
    with connection.cursor() as cursor:
        cursor.execute(_EVERY_DAY)
