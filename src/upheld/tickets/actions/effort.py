"""Writing down what was done beside the ticket: calls, and the minutes that it took. No clock of a promise moves."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.tickets.actions import lock, message
from upheld.tickets.models import Call, Message, Ticket, TimeSpent
from upheld.tickets.models.call import MINUTES_AT_MOST

BY_PHONE = "phone"


class BadMinutes(ValueError):
    """Nobody spends no time, or more than a day at once."""


class NotYet(ValueError):
    """Nobody has spent time on a day that has not come."""


class WithNobody(ValueError):
    """A call was with somebody."""


@transaction.atomic
def call(
    ticket: Ticket,
    said: str,
    *,
    direction: Call.Direction,
    with_whom: str,
    minutes: int,
    by: Actor,
    at: datetime,
) -> Message:
    """Write down a telephone call as an internal note; the customer does not see it.

    Locks the ticket. It is no first response: by every agreement that is a public message. Raises WithNobody,
    BadMinutes, NothingSaid.
    """
    if not with_whom.strip():
        raise WithNobody(_("say with whom it was"))
    if not 0 <= minutes <= MINUTES_AT_MOST:
        raise BadMinutes(_("a call takes up to {count} minutes").format(count=MINUTES_AT_MOST))
    noted = message.note(ticket, said, by=by, at=at, channel=BY_PHONE)
    Call.objects.create(message=noted, direction=direction, with_whom=with_whom.strip()[:200], minutes=minutes)
    return noted


@transaction.atomic
def spend(ticket: Ticket, minutes: int, *, note: str, on: date | None, by: Actor, at: datetime) -> TimeSpent:
    """Write down minutes that somebody spent on a ticket, on a day by the desk's clock; None is the day of `at`.

    Locks the ticket. Raises BadMinutes, NotYet.
    """
    if not 1 <= minutes <= MINUTES_AT_MOST:
        raise BadMinutes(_("write between 1 and {count} minutes").format(count=MINUTES_AT_MOST))
    ticket = lock.ticket(ticket)
    today = at.astimezone(ZoneInfo(ticket.desk.zone)).date()
    if on is not None and on > today:
        raise NotYet(_("that day has not come"))
    spent = TimeSpent.objects.create(
        ticket=ticket,
        minutes=minutes,
        note=note.strip()[:200],
        spent_on=on or today,
        spent_at=at,
        spent_by=by.reference,
        spender_name=by.name,
    )
    told = {"minutes": str(minutes), "note": spent.note}
    record("ticket", ticket.number, "spent time", desk=ticket.desk.name, by=by, at=at, facts=told)
    return spent


@transaction.atomic
def withdraw(ticket: Ticket, number: int, *, by: Actor, at: datetime) -> TimeSpent | None:
    """Take back time that was written down on a ticket by mistake; return it, or None where none counts.

    Locks the ticket. It counts no longer; that it was there stays.
    """
    ticket = lock.ticket(ticket)
    spent = TimeSpent.objects.filter(ticket=ticket, pk=number, withdrawn_at__isnull=True).first()
    if spent is None:
        return None
    spent.withdrawn_at, spent.withdrawn_by = at, by.reference
    spent.save(update_fields=["withdrawn_at", "withdrawn_by"])
    told = {"minutes": str(spent.minutes)}
    record("ticket", ticket.number, "withdrew time", desk=ticket.desk.name, by=by, at=at, facts=told)
    return spent
