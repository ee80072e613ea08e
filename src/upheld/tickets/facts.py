"""Ticket rows as the core's values: targets, clock events, and the reading that follows from them."""

from collections.abc import Iterable
from datetime import datetime

from servicelevel.agreement import terms
from servicelevel.clocks import clock as core_clock
from servicelevel.clocks import events as core_events
from servicelevel.clocks.promise import Promise, Target, make_promise
from upheld.agreements.facts import meaning_of
from upheld.tickets.models import Clock, ClockEvent, Ticket


def agreement_of(ticket: Ticket) -> terms.Agreement:
    """Return the compiled agreement to which a ticket is pinned; needs `agreement_version` loaded."""
    return meaning_of(ticket.agreement_version)


def promise_of(ticket: Ticket) -> Promise:
    """Return what was promised when a ticket was received, derived again from its agreement and facts."""
    return make_promise(agreement_of(ticket), facts=ticket.facts, at=ticket.received_at)


def target_of(clock: Clock, promise: Promise) -> Target:
    """Return the target that a clock counts."""
    return next(target for target in promise.targets if target.metric.value == clock.metric)


def events_of(rows: Iterable[ClockEvent]) -> tuple[core_events.ClockEvent, ...]:
    """Return clock event rows, oldest first, as the core's events."""
    return tuple(
        core_events.ClockEvent(kind=core_events.ClockEventKind(row.kind), at=row.at, reason=row.reason or None)
        for row in sorted(rows, key=lambda row: (row.at, row.pk))
    )


def reading_of(clock: Clock, *, promise: Promise, at: datetime) -> core_clock.ClockReading:
    """Return what the events of a clock say at an instant; reads `clock.events` (prefetch it for many)."""
    return core_clock.read_clock(events_of(clock.events.all()), target=target_of(clock, promise), at=at)
