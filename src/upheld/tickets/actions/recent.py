"""Remembering which tickets a person opened last; the only write that looking at a ticket makes."""

from datetime import datetime

from django.db import connection

from upheld.accounts.models import User
from upheld.tickets.models import Ticket

# Every opening of a ticket does this: asking and writing at once, without a transaction of its own around it.
_OPEN = """
WITH before AS (
    SELECT opened_at FROM tickets_recentticket WHERE person_id = %(person)s AND ticket_id = %(ticket)s
)
INSERT INTO tickets_recentticket (ticket_id, desk_id, person_id, opened_at)
VALUES (%(ticket)s, %(desk)s, %(person)s, %(at)s)
ON CONFLICT (person_id, ticket_id) DO UPDATE SET opened_at = EXCLUDED.opened_at
RETURNING (SELECT opened_at FROM before)
"""


def opened(ticket: Ticket, *, by: User, at: datetime) -> datetime | None:
    """Put a ticket on top of a person's recent ones; one statement, and nobody is told.

    Returns when they had opened it before, None if never.
    """
    with connection.cursor() as cursor:
        cursor.execute(_OPEN, {"ticket": ticket.pk, "desk": ticket.desk_id, "person": by.pk, "at": at})
        before: datetime | None = cursor.fetchone()[0]
    return before
