"""Noticing that a clock is close to its due instant, or past it, and telling the desk; the clock worker calls it."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from servicelevel.clocks.clock import ClockReading
from upheld.audit.actions.record import record
from upheld.audit.facts import THE_DESK
from upheld.tickets import facts
from upheld.tickets.actions import clocks, tell
from upheld.tickets.models import Clock, Sending


class Unreadable(Exception):
    """A clock could not be read; the cause is chained."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(f"clock {clock.pk} could not be read")
        self.clock = clock


@transaction.atomic
def next_clock(*, at: datetime) -> Clock | None:
    """Notice whatever there is to notice about one clock whose time to look has come; None when none is left.

    1. Take the clock that has waited longest and that no other worker holds; not while a reply is on its way that
       may have stopped it in time.
    2. Read it from its events as of `at`: what counts is when things happened, not when this worker woke.
    3. If it fell due unmet and nobody was told, tell the desk; else if it has come close, tell that.
    4. Remember what was noticed and when to look next, in the same transaction, so that nothing is told twice.

    Raises: Unreadable, having changed nothing; set the clock aside.
    """
    due = Clock.objects.select_for_update(of=("self",), skip_locked=True)
    on_its_way = Sending.objects.filter(ticket=OuterRef("ticket"))
    due = due.filter(~Exists(on_its_way), look_again_at__lte=at).order_by("look_again_at")
    clock = due.select_related("ticket__desk", "ticket__agreement_version__agreement", "ticket__contact").first()
    if clock is None:
        return None
    try:
        _look_at(clock, at=at)
    except Exception as fault:  # whatever it is, the clocks after this one must be looked at
        raise Unreadable(clock) from fault
    return clock


@transaction.atomic
def set_aside(clock: Clock, *, until: datetime, reason: str, at: datetime) -> None:
    """Look at a clock that could not be read at a later instant, and write down why for a person to see."""
    Clock.objects.filter(pk=clock.pk).update(look_again_at=until)
    facts_ = {"metric": clock.metric, "reason": reason}
    record(
        "ticket",
        clock.ticket.number,
        "clock unreadable",
        desk=clock.ticket.desk.name,
        by=THE_DESK,
        at=at,
        facts=facts_,
    )


def _look_at(clock: Clock, *, at: datetime) -> None:
    reading = facts.reading_of(clock, promise=facts.promise_of(clock.ticket), at=at)
    _notice(clock, reading, at=at)
    clock.noticed_through = at
    clocks.keep_reading(clock, reading)
    clock.save()


def _notice(clock: Clock, reading: ClockReading, *, at: datetime) -> None:
    if reading.past_due_at is not None and not _noticed(clock, reading.past_due_at):
        verb = "breached" if reading.breached else "missed"
        _tell(clock, reading.past_due_at, template="clock-past-due", verb=verb, at=at)
    elif _came_close(clock, reading, at=at):
        _tell(clock, reading.warn_at or at, template="clock-close", verb="came close", at=at)


def _came_close(clock: Clock, reading: ClockReading, *, at: datetime) -> bool:
    if reading.warn_at is None or reading.stopped_at is not None or reading.warn_at > at:
        return False
    return not _noticed(clock, reading.warn_at)


def _noticed(clock: Clock, point: datetime) -> bool:
    return clock.noticed_through is not None and clock.noticed_through >= point


def _tell(clock: Clock, point: datetime, *, template: str, verb: str, at: datetime) -> None:
    told = {
        "metric": clock.metric,
        "verb": verb,
        "due": clock.due_at.isoformat() if clock.due_at else None,
        "strength": clock.strength,
        "amount": clock.amount_words,
        "clause": clock.clause,
    }
    tell.desk_of_clock(clock, point, template=template, payload=told, at=at)
    ticket = clock.ticket
    record(
        "ticket",
        ticket.number,
        verb,
        desk=ticket.desk.name,
        by=THE_DESK,
        at=point,
        facts={"metric": clock.metric, "clause": clock.clause},
    )
