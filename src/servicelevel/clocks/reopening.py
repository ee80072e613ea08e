"""How long customers may open a resolved ticket again. What reopening does to a clock lives in `events`."""

from datetime import datetime, timedelta

from servicelevel.agreement.terms import Agreement
from servicelevel.calendars.wall_clock import opening_at, zone_named
from servicelevel.instants import aware


def reopens_until(agreement: Agreement, *, resolved_at: datetime) -> datetime | None:
    """Return the first instant at which customers can no longer open a ticket again that was resolved; None for never.

    Units: whole days after the day on which it was resolved, the last one to its end.
    Instants: aware, any zone; the agreement's own zone decides what a day is. The answer is in UTC.
    Source: the agreement's `reopening`; one that states none sets no limit.
    """
    term = agreement.reopening
    if term is None:
        return None
    zone = zone_named(agreement.zone)
    resolved_on = aware(resolved_at).astimezone(zone).date()
    return opening_at(resolved_on + timedelta(days=term.within_days + 1), minutes=0, zone=zone)
