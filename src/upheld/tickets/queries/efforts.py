"""The time spent on a ticket as the desk and its programs see it, stretch by stretch; its customer never does."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
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
    calls = Call.objects.filter(message__ticket=ticket).select_related("message")
    return in_lines(ticket, time_spent_on(ticket), calls)


def time_spent_on(ticket: Ticket) -> Sequence[TimeSpent]:
    """Return the stretches of work that were written down and not withdrawn: one query."""
    return list(TimeSpent.objects.filter(ticket=ticket, withdrawn_at__isnull=True))


def in_lines(ticket: Ticket, spent: Iterable[TimeSpent], calls: Iterable[Call]) -> Sequence[EffortLine]:
    """Return work and calls as lines, the newest day first; a call that took no time is none. Needs no query."""
    zone = ZoneInfo(ticket.desk.zone)
    calls = (call for call in calls if call.minutes)
    lines = [
        *(
            EffortLine(number=row.pk, minutes=row.minutes, on=row.spent_on, who=row.spender_name, note=row.note)
            for row in sorted(spent, key=attrgetter("pk"), reverse=True)
        ),
        *(
            EffortLine(
                number=None,
                minutes=row.minutes,
                on=row.message.sent_at.astimezone(zone).date(),
                who=row.message.sender_name,
                note=row.with_whom,
            )
            for row in sorted(calls, key=attrgetter("pk"), reverse=True)
        ),
    ]
    return sorted(lines, key=lambda line: line.on, reverse=True)
