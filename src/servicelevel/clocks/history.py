"""The history of a ticket, and the clock events that follow from it under an agreement.

What one happening does to one clock lives in `events`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from servicelevel.agreement.terms import Agreement, Happening, Metric
from servicelevel.clocks.events import ClockEvent, ClockEventKind, Stage, events_for

_STAGE_AFTER = {
    ClockEventKind.STARTED: Stage.IN_PROGRESS,
    ClockEventKind.PAUSED: Stage.PAUSED,
    ClockEventKind.RESUMED: Stage.IN_PROGRESS,
    ClockEventKind.STOPPED: Stage.COMPLETED,
    ClockEventKind.RESET: Stage.IN_PROGRESS,
    ClockEventKind.CANCELLED: Stage.CANCELLED,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Happened:
    """Something that happened to a ticket."""

    happening: Happening
    # when it happened, aware
    at: datetime
    # key of the pause reason, for a hold; None for anything else
    reason: str | None = None


def events_from(history: Iterable[Happened], *, metric: Metric, agreement: Agreement) -> tuple[ClockEvent, ...]:
    """Return the events of a clock of `metric`, had `agreement` been followed through the whole history.

    It is what a clock needs that is promised only later, by another priority or plan: its pauses are not lost,
    and a reply that was given counts. `history` is in order and begins with the receipt.
    Source: the agreement's clock rules and pause reasons.
    """
    stage: Stage | None = None
    events: list[ClockEvent] = []
    for one in history:
        for event in events_for(
            one.happening, metric=metric, stage=stage, at=one.at, reason=one.reason, agreement=agreement
        ):
            events.append(event)
            stage = _stage_after(event, stage=stage)
    return tuple(events)


def _stage_after(event: ClockEvent, *, stage: Stage | None) -> Stage:
    if event.kind is ClockEventKind.RESET and stage is Stage.PAUSED:
        return Stage.PAUSED  # counted afresh, and still waiting
    return _STAGE_AFTER[event.kind]
