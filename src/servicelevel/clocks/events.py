"""Clock events: what the happenings of a ticket do to a clock of one metric.

Folding them lives in `clock`.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from servicelevel.agreement.terms import Agreement, ClockRule, Happening, Metric, Reopening

__all__ = ["ClockEvent", "ClockEventKind", "Happening", "Stage", "events_for"]


class Stage(StrEnum):
    """Where a clock stands. Breached is a fact beside the stage, not a stage."""

    IN_PROGRESS = "in_progress"
    PAUSED = "paused"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


class ClockEventKind(StrEnum):
    """What can happen to a clock."""

    STARTED = "started"
    PAUSED = "paused"
    RESUMED = "resumed"
    STOPPED = "stopped"
    RESET = "reset"
    CANCELLED = "cancelled"


@dataclass(frozen=True, kw_only=True, slots=True)
class ClockEvent:
    """Something that happened to a clock; never changed."""

    kind: ClockEventKind
    # when it happened, aware
    at: datetime
    # key of the pause reason, or words; None where none is needed
    reason: str | None = None


def events_for(
    happening: Happening,
    *,
    metric: Metric,
    stage: Stage | None,
    at: datetime,
    reason: str | None = None,
    agreement: Agreement,
) -> tuple[ClockEvent, ...]:
    """Return what `happening` does to a clock of `metric` that stands at `stage`.

    `stage` is None for a clock that was never started; `reason` is a key of the agreement's pause reasons
    when the happening is HELD. An empty tuple means that the happening does not touch this clock.
    Source: the agreement's clock rules and pause reasons.
    """
    kind = _kind_for(
        happening,
        rule=agreement.clock_rules[metric],
        stage=stage,
        paused_by=_pauses(agreement, metric, reason),
    )
    return () if kind is None else (ClockEvent(kind=kind, at=at, reason=reason),)


def _pauses(agreement: Agreement, metric: Metric, reason: str | None) -> bool:
    return any(pause.key == reason and metric in pause.pauses for pause in agreement.pause_reasons)


def _kind_for(happening: Happening, *, rule: ClockRule, stage: Stage | None, paused_by: bool) -> ClockEventKind | None:
    live = stage in (Stage.IN_PROGRESS, Stage.PAUSED)
    if happening is Happening.HELD:
        return ClockEventKind.PAUSED if stage is Stage.IN_PROGRESS and paused_by else None
    if happening is Happening.HOLD_LIFTED:
        return ClockEventKind.RESUMED if stage is Stage.PAUSED else None
    if happening is Happening.REOPENED:
        return _reopened(rule, stage)
    if live:
        return _live_kind(happening, rule)
    return ClockEventKind.STARTED if happening in rule.starts and _may_start(rule, stage) else None


def _live_kind(happening: Happening, rule: ClockRule) -> ClockEventKind | None:
    if happening in rule.cancels:
        return ClockEventKind.CANCELLED
    if happening in rule.stops:
        return ClockEventKind.STOPPED
    return ClockEventKind.RESET if happening in rule.resets else None


def _reopened(rule: ClockRule, stage: Stage | None) -> ClockEventKind | None:
    if stage is not Stage.COMPLETED or rule.reopening is Reopening.UNTOUCHED:
        return None
    return ClockEventKind.RESUMED if rule.reopening is Reopening.FROM_RECEIPT else ClockEventKind.RESET


def _may_start(rule: ClockRule, stage: Stage | None) -> bool:
    # A clock that starts at receipt starts once; one that starts at each reply of the customer starts again.
    return stage is None or Happening.RECEIVED not in rule.starts
