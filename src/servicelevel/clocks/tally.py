"""The running count behind a clock: what its events, one by one, have used of a target.

What a person is shown of it lives in `clock`.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from servicelevel.agreement.promising.target import Target
from servicelevel.clocks.deadline import counted_from, time_on, time_used
from servicelevel.clocks.events import ClockEvent, ClockEventKind, Stage
from servicelevel.instants import aware


class NotStarted(ValueError):
    """Events that do not begin with a start."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Pause:
    """A stretch that was not counted."""

    start: datetime
    end: datetime
    # in the target's own kind of time
    length: timedelta
    # key of the reason; None where none was given
    reason: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """Where the count stands after some events."""

    stage: Stage
    # when counting begins, or began
    starts_at: datetime
    # when it falls due if nothing is paused; None for a promise in words
    unpaused_due: datetime | None
    # how much time the target gives, in its own kind of time
    total: timedelta
    # what was used up before `since`
    used: timedelta = timedelta()
    # how much its pauses have taken, in its own kind of time
    paused: timedelta = timedelta()
    # when counting last went on; None while paused
    since: datetime | None
    # when it fell due unmet, as far as the events so far show
    past_due_at: datetime | None = None
    paused_since: datetime | None = None
    pause_reason: str | None = None
    stopped_at: datetime | None = None
    pauses: tuple[Pause, ...] = ()

    def used_by(self, at: datetime, target: Target) -> timedelta:
        """Return what has been used by `at`."""
        return self.used if self.since is None else self.used + time_used(target, self.since, at)

    def due(self, target: Target) -> datetime | None:
        """Return when it falls due as things stand; None while paused, and for words."""
        if self.unpaused_due is None or self.since is None:
            return None
        if self.past_due_at is not None:
            return self.past_due_at
        # The due moves on by what was paused: a pause of nothing, at night, leaves it exactly where it was.
        return time_on(target, self.unpaused_due, self.paused) if self.paused else self.unpaused_due

    def past_due(self, at: datetime, target: Target) -> datetime | None:
        """Return the instant at which it fell due unmet, judged by the events up to `at`; None if it did not.

        Completed exactly when due, it is kept; still running then, it is past due.
        """
        due = self.due(target)
        if self.past_due_at is not None or due is None:
            return self.past_due_at
        if self.stopped_at is not None:
            return due if self.stopped_at > due else None
        return due if at >= due else None


def fold(events: tuple[ClockEvent, ...], *, target: Target, at: datetime) -> Tally:
    """Return the tally of `target` after those of `events` that happened by `at`.

    Raises: NotStarted.
    """
    known = [event for event in events if event.at <= at]
    if not known or known[0].kind is not ClockEventKind.STARTED:
        raise NotStarted(f"no clock for {target.metric} was started by {at.isoformat()}")
    tally = _begun(target, origin=aware(known[0].at))
    for event in known[1:]:
        tally = _after(tally, event, target=target)
    return tally


def _begun(target: Target, *, origin: datetime) -> Tally:
    starts, due = counted_from(target, origin=origin)
    total = timedelta() if due is None else time_used(target, starts, due)
    return Tally(stage=Stage.IN_PROGRESS, starts_at=starts, unpaused_due=due, total=total, since=starts)


def _after(tally: Tally, event: ClockEvent, *, target: Target) -> Tally:
    at = aware(event.at)
    if event.kind in (ClockEventKind.STARTED, ClockEventKind.RESET):
        return _begun_again(tally, at, target=target)
    if event.kind is ClockEventKind.RESUMED:
        return _resumed(tally, at, target=target)
    if tally.stage in (Stage.COMPLETED, Stage.CANCELLED):
        return tally
    if event.kind is ClockEventKind.PAUSED:
        return _paused(tally, at, reason=event.reason, target=target)
    stage = Stage.COMPLETED if event.kind is ClockEventKind.STOPPED else Stage.CANCELLED
    return _ended(tally, at, stage=stage, target=target)


def _begun_again(tally: Tally, at: datetime, *, target: Target) -> Tally:
    afresh = _begun(target, origin=at)
    if tally.stage is not Stage.PAUSED:
        return afresh
    # What waits goes on waiting: a clock never runs while it is paused.
    return _paused(afresh, at, reason=tally.pause_reason, target=target)


def _paused(tally: Tally, at: datetime, *, reason: str | None, target: Target) -> Tally:
    if tally.since is None:
        return tally
    return replace(
        tally,
        stage=Stage.PAUSED,
        used=tally.used_by(at, target),
        past_due_at=tally.past_due(at, target),
        since=None,
        paused_since=at,
        pause_reason=reason,
    )


def _resumed(tally: Tally, at: datetime, *, target: Target) -> Tally:
    if tally.stage is Stage.COMPLETED:
        # Reopened and counted from receipt: as if it had not been stopped.
        return replace(tally, stage=Stage.IN_PROGRESS, stopped_at=None)
    if tally.stage is not Stage.PAUSED:
        return tally
    return replace(_pause_closed(tally, at, target=target), stage=Stage.IN_PROGRESS)


def _ended(tally: Tally, at: datetime, *, stage: Stage, target: Target) -> Tally:
    closed = _pause_closed(tally, at, target=target) if tally.paused_since else tally
    return replace(closed, stage=stage, stopped_at=at)


def _pause_closed(tally: Tally, at: datetime, *, target: Target) -> Tally:
    start = tally.paused_since or at
    length = time_used(target, max(start, tally.starts_at), at)
    pause = Pause(start=start, end=at, length=length, reason=tally.pause_reason)
    return replace(
        tally,
        # A pause that ends before counting begins takes nothing away.
        since=max(at, tally.starts_at),
        paused_since=None,
        pause_reason=None,
        pauses=(*tally.pauses, pause),
        paused=tally.paused + length,
    )
