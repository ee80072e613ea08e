"""Starting clocks, letting them follow what happens, and keeping what was read from them."""

from collections.abc import Container, Iterable
from datetime import datetime

from servicelevel.agreement.terms import Metric
from servicelevel.clocks.clock import ClockReading, read_clock
from servicelevel.clocks.clock import Stage as CoreStage
from servicelevel.clocks.events import Happening, events_for
from servicelevel.clocks.promise import Promise, Target
from upheld.audit.facts import Actor
from upheld.tickets import facts
from upheld.tickets.actions import standing
from upheld.tickets.models import Clock, ClockEvent, Ticket

# How an agreement says that doing it is all that fulfils a promise in words.
COMPLETION = "completion"


def start_all(ticket: Ticket, *, promise: Promise, by: Actor, at: datetime) -> None:
    """Start a clock per promised target that the receipt starts, and place the ticket in the queue."""
    clocks = _started(ticket, promise, Happening.RECEIVED, by=by, at=ticket.received_at, seen_at=at)
    place_in_queue(ticket, clocks)


def follow(ticket: Ticket, happening: Happening, *, by: Actor, at: datetime, reason: str | None = None) -> list[Clock]:
    """Let every clock of a ticket follow what happened, as the agreement's clock rules say.

    Locks the clocks (the caller holds the ticket). Returns them as they now stand, and places the ticket anew.
    """
    promise = facts.promise_of(ticket)
    clocks = locked_clocks(ticket)
    for clock in clocks:
        fresh = _events_after(clock, happening, ticket=ticket, by=by, at=at, reason=reason)
        rows = [*clock.events.all(), *ClockEvent.objects.bulk_create(fresh)]
        target = facts.target_of(clock, promise)
        keep_reading(clock, read_clock(facts.events_of(rows), target=target, at=at))
    _save(clocks)
    counted = {clock.metric for clock in clocks}
    clocks += _started(ticket, promise, happening, by=by, at=at, seen_at=at, besides=counted)
    place_in_queue(ticket, clocks)
    return clocks


def set_aside(ticket: Ticket, *, at: datetime) -> None:
    """Let what still counts on a ticket count no more, since another ticket's promise stands for it.

    Writes no event, so that `read_anew` finds everything as it was. Locks the clocks (the caller holds the ticket).
    """
    for clock in locked_clocks(ticket):
        if clock.stage in (Clock.Stage.IN_PROGRESS, Clock.Stage.PAUSED):
            clock.stage, clock.stopped_at = Clock.Stage.CANCELLED, at
            clock.due_at = clock.warn_at = clock.paused_since = clock.look_again_at = None
            clock.save(update_fields=_READ_COLUMNS)


def read_anew(ticket: Ticket, *, at: datetime) -> None:
    """Let every clock of a ticket stand as its own events say, and place the ticket in the queue.

    What fell due meanwhile is noticed now. Locks the clocks (the caller holds the ticket).
    """
    promise = facts.promise_of(ticket)
    clocks = locked_clocks(ticket)
    for clock in clocks:
        keep_reading(clock, facts.reading_of(clock, promise=promise, at=at))
    _save(clocks)
    place_in_queue(ticket, clocks)


def locked_clocks(ticket: Ticket) -> list[Clock]:
    """Return the clocks that still count something on a ticket, with their events, locked; the caller holds it."""
    clocks = Clock.objects.select_for_update(of=("self",)).filter(ticket=ticket, withdrawn__isnull=True)
    return list(clocks.order_by("id").prefetch_related("events"))


def keep_reading(clock: Clock, reading: ClockReading) -> None:
    """Copy a reading onto its row. What was already noticed is not looked at again."""
    clock.stage = reading.stage.value
    clock.starts_at = reading.starts_at
    clock.due_at = reading.due_at
    clock.warn_at = reading.warn_at
    clock.paused_since = reading.paused_since
    clock.stopped_at = reading.stopped_at
    clock.past_due_at = reading.past_due_at
    clock.used_s = None if reading.stage is CoreStage.IN_PROGRESS else round(reading.used.total_seconds())
    clock.total_s = round(reading.total.total_seconds()) or None
    clock.look_again_at = _next_look(clock, reading)


def place_in_queue(ticket: Ticket, clocks: Iterable[Clock]) -> None:
    """Set where the queue shows a ticket, by its next due instant or else by what it waits for, and in which views."""
    counting, agreement = list(clocks), facts.agreement_of(ticket)
    ticket.queue_group, ticket.queue_at = placement(ticket, counting)
    waiting_for, judged = standing.reason_of_hold(ticket), standing.is_judged(ticket, agreement)
    asked = standing.is_asked(ticket, agreement)
    standing.derive(ticket, counting, agreement, waiting_for=waiting_for, judged=judged, asked=asked)
    ticket.save(update_fields=["queue_group", "queue_at", *standing.COLUMNS])


def clock_for(ticket: Ticket, target: Target) -> Clock:
    """Return the clock, not yet written, that counts a target on a ticket."""
    clock = Clock(ticket=ticket, metric=target.metric.value, starts_at=target.starts_at, stage=Clock.Stage.IN_PROGRESS)
    describe(clock, target)
    return clock


def describe(clock: Clock, target: Target) -> None:
    """Copy onto a clock's row what its target is; where it stands is `keep_reading`'s."""
    clock.strength = target.strength.value
    clock.counted = target.counted.value if target.counted else ""
    clock.amount_words = target.amount_words or ""
    clock.clause = target.clause.cited
    clock.words = target.text or ""
    # What completion fulfils ends with its clock: nobody has to record anything.
    recorded = target.text and target.fulfilled_by != COMPLETION
    clock.fulfilled_by = (target.fulfilled_by or "") if recorded else ""
    clock.calendar = target.calendar_name or ""


def _started(
    ticket: Ticket,
    promise: Promise,
    happening: Happening,
    *,
    by: Actor,
    at: datetime,
    seen_at: datetime,
    besides: Container[str] = (),
) -> list[Clock]:
    """Write the clocks, other than those there are, that something which happened at `at` starts."""
    agreement = facts.agreement_of(ticket)
    clocks, rows = [], []
    for target in promise.targets:
        if target.metric.value in besides:
            continue
        for event in events_for(happening, metric=target.metric, stage=None, at=at, agreement=agreement):
            clock = clock_for(ticket, target)
            row = ClockEvent(clock=clock, kind=event.kind.value, at=event.at, by=by.reference)
            keep_reading(clock, read_clock(facts.events_of([row]), target=target, at=seen_at))
            clocks.append(clock)
            rows.append(row)
    Clock.objects.bulk_create(clocks)
    ClockEvent.objects.bulk_create(rows)
    return clocks


def _events_after(
    clock: Clock, happening: Happening, *, ticket: Ticket, by: Actor, at: datetime, reason: str | None
) -> list[ClockEvent]:
    events = events_for(
        happening,
        metric=Metric(clock.metric),
        stage=CoreStage(clock.stage),
        at=at,
        reason=reason,
        agreement=facts.agreement_of(ticket),
    )
    return [
        ClockEvent(clock=clock, kind=event.kind.value, at=event.at, by=by.reference, reason=event.reason or "")
        for event in events
    ]


def _next_look(clock: Clock, reading: ClockReading) -> datetime | None:
    """Return when to look next: at once for what passed unnoticed, even on a clock that has stopped since."""
    close = reading.warn_at if reading.stage is CoreStage.IN_PROGRESS else None
    points = [point for point in (close, reading.past_due_at) if point is not None]
    unnoticed = [point for point in points if clock.noticed_through is None or clock.noticed_through < point]
    return min(unnoticed, default=reading.look_again_at)


def placement(ticket: Ticket, clocks: list[Clock]) -> tuple[Ticket.QueueGroup, datetime]:
    """Return where the queue shows a ticket with these clocks."""
    counting = [clock for clock in clocks if clock.stage == Clock.Stage.IN_PROGRESS]
    dated = [clock.due_at for clock in counting if clock.due_at is not None]
    if dated:
        return Ticket.QueueGroup.DATED, min(dated)
    if ticket.state == Ticket.State.ON_HOLD:
        since = [clock.paused_since for clock in clocks if clock.paused_since is not None]
        return Ticket.QueueGroup.PAUSED, min(since, default=ticket.received_at)
    if counting:
        return Ticket.QueueGroup.UNDATED, ticket.received_at
    return Ticket.QueueGroup.UNPROMISED, ticket.received_at


_READ_COLUMNS = (
    "stage",
    "starts_at",
    "due_at",
    "warn_at",
    "paused_since",
    "stopped_at",
    "past_due_at",
    "used_s",
    "total_s",
    "look_again_at",
)


def _save(clocks: Iterable[Clock]) -> None:
    # One short statement per clock, of which a ticket has two or three: cheaper to make than one long statement.
    for clock in clocks:
        clock.save(update_fields=_READ_COLUMNS)
