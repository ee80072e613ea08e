"""The time spent on a ticket as the desk and its programs see it, stretch by stretch; its customer never does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from upheld.tickets.models import Call, Ticket, TimeSpent


@dataclass(frozen=True, kw_only=True, slots=True)
class EffortLine:
    """Some minutes of one person: work that was written down, or a call."""

    # By which it can be withdrawn; None for a call, which is told by its note.
    number: int | None
    minutes: int
    on: date
    who: str
    note: str


def efforts_of(ticket: Ticket) -> Sequence[EffortLine]:
    """Return what counts as time spent on a ticket, the newest day first: two queries."""
    spent = TimeSpent.objects.filter(ticket=ticket, withdrawn_at__isnull=True)
    calls = Call.objects.filter(message__ticket=ticket, minutes__gt=0).select_related("message")
    zone = ZoneInfo(ticket.desk.zone)
    lines = [
        *(
            EffortLine(number=row.pk, minutes=row.minutes, on=row.spent_on, who=row.spender_name, note=row.note)
            for row in spent.order_by("-id")
        ),
        *(
            EffortLine(
                number=None,
                minutes=row.minutes,
                on=row.message.sent_at.astimezone(zone).date(),
                who=row.message.sender_name,
                note=row.with_whom,
            )
            for row in calls.order_by("-id")
        ),
    ]
    return sorted(lines, key=lambda line: line.on, reverse=True)
