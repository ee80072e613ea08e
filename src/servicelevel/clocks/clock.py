"""The clock: fold its events into a reading of one target.

Which events happen lives in `events`; the folding itself, step by step, in `tally`.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from servicelevel.agreement.promising.target import Target
from servicelevel.agreement.terms import Metric, Strength
from servicelevel.calendars.wall_clock import zone_named
from servicelevel.clocks import tally as tallies
from servicelevel.clocks.deadline import share_of, time_on
from servicelevel.clocks.events import ClockEvent, Stage
from servicelevel.clocks.tally import NotStarted, Tally
from servicelevel.decisions.decision import Reason
from servicelevel.decisions.explain import duration_words, instant_words
from servicelevel.instants import aware

__all__ = ["ClockReading", "NotStarted", "Stage", "read_clock"]


@dataclass(frozen=True, kw_only=True, slots=True)
class ClockReading:
    """Where a clock stands at an instant. Durations are in the target's own kind of time, `time_kind`."""

    metric: Metric
    stage: Stage
    # when it falls due, pauses removed; None while paused, and for a promise in words
    due_at: datetime | None
    # the first warning point, passed or not; None while paused, completed, or for words
    warn_at: datetime | None
    # the next instant at which something must be noticed:
    # a warning not yet passed, else the due; None if nothing
    look_again_at: datetime | None
    # the instant at which it fell due unmet, by the events, not by the poll
    past_due_at: datetime | None
    # past due, and guaranteed
    breached: bool
    # past due, and not guaranteed
    missed: bool
    # whether it was completed in time; None until completed, and for a promise in words
    kept: bool | None
    used: timedelta
    total: timedelta
    # what is left; negative is what it is over by
    left: timedelta
    # what was left when it was completed; None until then; negative if late
    spare: timedelta | None
    # "support" or "elapsed"
    time_kind: str
    # when counting begins, or began
    starts_at: datetime
    paused_since: datetime | None
    # key of the reason
    pause_reason: str | None
    stopped_at: datetime | None
    because: tuple[Reason, ...]


def read_clock(events: tuple[ClockEvent, ...], *, target: Target, at: datetime) -> ClockReading:
    """Return the reading at `at` of a clock that counts `target`, from its `events` in order.

    Events after `at` are left out. The count begins at the last start or reset; if that is the receipt,
    it is the target's own. Re-prioritising is reading the same events against the new target, so every pause
    is kept and nothing is counted twice.
    Raises: NotStarted, if the first event is not a start.
    Source: agreement language, "What time means", pauses.
    """
    at = aware(at)
    tally = tallies.fold(events, target=target, at=at)
    ends = tally.stopped_at or at
    used = tally.used_by(ends, target)
    past_due_at = tally.past_due(at, target)
    completed = tally.stage is Stage.COMPLETED and target.text is None
    running = tally.stage is Stage.IN_PROGRESS and target.text is None
    return ClockReading(
        metric=target.metric,
        stage=tally.stage,
        due_at=None if tally.stage is Stage.PAUSED else (past_due_at or tally.due(target)),
        warn_at=_first_warning(tally, target) if running else None,
        look_again_at=_look_again(tally, target, at) if running and past_due_at is None else None,
        past_due_at=past_due_at,
        breached=past_due_at is not None and target.strength is Strength.GUARANTEED,
        missed=past_due_at is not None and target.strength is not Strength.GUARANTEED,
        kept=past_due_at is None if completed else None,
        used=used,
        total=tally.total,
        left=tally.total - used,
        spare=tally.total - used if completed else None,
        time_kind=target.time_kind,
        starts_at=tally.starts_at,
        paused_since=tally.paused_since,
        pause_reason=tally.pause_reason,
        stopped_at=tally.stopped_at,
        because=target.because + _pause_reasons(tally, target),
    )


def _warning(tally: Tally, target: Target, share_index: int) -> datetime | None:
    wanted = share_of(tally.total, target.warn_shares[share_index]) - tally.used
    if tally.since is None:
        return None
    # A share used up before the last pause was passed by then: no later than the moment counting went on.
    return time_on(target, tally.since, wanted)


def _first_warning(tally: Tally, target: Target) -> datetime | None:
    return _warning(tally, target, 0) if target.warn_shares else None


def _look_again(tally: Tally, target: Target, at: datetime) -> datetime | None:
    ahead = (_warning(tally, target, index) for index in range(len(target.warn_shares)))
    due = tally.due(target)
    return min((point for point in (*ahead, due) if point is not None and point > at), default=None)


def _pause_reasons(tally: Tally, target: Target) -> tuple[Reason, ...]:
    zone = zone_named(target.zone)
    kind = "of support time" if target.time_kind == "support" else "on the wall clock"
    steps = [
        Reason(
            text=f"Paused from {instant_words(pause.start, zone=zone)}"
            f" to {instant_words(pause.end, zone=zone)}"
            f" ({pause.reason or 'on hold'}): {duration_words(pause.length)} {kind} not counted."
        )
        for pause in tally.pauses
    ]
    due = tally.due(target)
    if steps and due is not None and tally.stage is not Stage.PAUSED:
        steps.append(Reason(text=f"With the pauses removed, due {instant_words(due, zone=zone)}."))
    return tuple(steps)
