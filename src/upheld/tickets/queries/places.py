"""Places in line, where an agreement promises an order instead of a time: first come, first served.

A ticket waits in a line while it is open; on hold it steps aside, and takes its place again when the hold is lifted.
"""

from django.db.models import IntegerField
from django.db.models.expressions import RawSQL
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from upheld.tickets.models import Ticket

# Nobody counts further; whoever stands beyond is told so.
COUNTED_UP_TO = 999

# How many stand before a ticket, and itself; null if it waits in no line. One short walk along the index of the lines.
PLACE = RawSQL(
    """CASE WHEN tickets_ticket.line <> '' AND tickets_ticket.state = 'open' THEN 1 + (
        SELECT count(*) FROM (
            SELECT 1 FROM tickets_ticket ahead
            WHERE ahead.desk_id = tickets_ticket.desk_id AND ahead.line = tickets_ticket.line
                AND ahead.line <> '' AND ahead.state = 'open'
                AND (ahead.received_at, ahead.id) < (tickets_ticket.received_at, tickets_ticket.id)
            LIMIT %s
        ) counted
    ) END""",
    [COUNTED_UP_TO],
    output_field=IntegerField(),
)


def place_of(ticket: Ticket) -> int | None:
    """Return the place of a ticket in its line, 1 being the next to be served; None if it waits in no line."""
    if not ticket.line or ticket.state != Ticket.State.OPEN:
        return None
    return Ticket.objects.filter(pk=ticket.pk).values_list(PLACE, flat=True).first()


def place_words(place: int | None) -> str:
    """Return a place in words: `next in line`, `2nd in line`; nothing for none."""
    if place is None:
        return ""
    if place > COUNTED_UP_TO:
        return _("beyond the %(count)sth in line") % {"count": COUNTED_UP_TO}
    return _("next in line") if place == 1 else _("%(ordinal)s in line") % {"ordinal": _ordinal(place)}


def _ordinal(number: int) -> str:
    if not (get_language() or "en").startswith("en"):
        return f"{number}º"
    last = number % 100
    suffix = "th" if 11 <= last <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"
