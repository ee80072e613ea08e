"""The clock: fold its events into a reading of one target.

Which events happen lives in `events`; the folding itself, step by step, in `tally`.
"""

from datetime import datetime, timedelta, tzinfo
from typing import NamedTuple

from servicelevel.agreement.promising.target import Target
from servicelevel.agreement.terms import Strength
from servicelevel.calendars.wall_clock import zone_named
from servicelevel.clocks.deadline import due_after
from servicelevel.clocks.events import ClockEvent, Stage
from servicelevel.clocks.tally import IN_PROGRESS, PAUSED, NotStarted, Pause, Tally, fold
from servicelevel.decisions.decision import Reason
from servicelevel.decisions.phrase import Moment, Phrase, phrase
from servicelevel.instants import aware

__all__ = ["ClockReading", "NotStarted", "Pause", "Stage", "read_clock"]


class ClockReading(NamedTuple):
    """Where a clock stands at an instant. Durations are in the target's own kind of time, `time_kind`.

    A tuple, because a frozen dataclass of so many fields takes four times as long to make.
    """

    # what it counts
    target: Target
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
    used: timedelta
    total: timedelta
    # when counting begins, or began
    starts_at: datetime
    paused_since: datetime | None
    # key of the reason
    pause_reason: str | None
    stopped_at: datetime | None
    # those that are over, since it was started or reset
    pauses: tuple[Pause, ...]

    @property
    def time_kind(self) -> str:
        """Which kind of time is counted: "support" or "elapsed"."""
        return self.target.time_kind

    @property
    def breached(self) -> bool:
        """Whether it is past due, and guaranteed."""
        return self.past_due_at is not None and self.target.strength is Strength.GUARANTEED

    @property
    def missed(self) -> bool:
        """Whether it is past due, and not guaranteed."""
        return self.past_due_at is not None and self.target.strength is not Strength.GUARANTEED

    @property
    def kept(self) -> bool | None:
        """Whether it was completed in time; None until completed, and for a promise in words."""
        return self.past_due_at is None if self._judged else None

    @property
    def left(self) -> timedelta:
        """What is left; negative is what it is over by."""
        return self.total - self.used

    @property
    def spare(self) -> timedelta | None:
        """What was left when it was completed; None until then; negative if late."""
        return self.left if self._judged else None

    @property
    def _judged(self) -> bool:
        return self.stage is Stage.COMPLETED and self.target.text is None

    @property
    def because(self) -> tuple[Reason, ...]:
        """The derivation of its due: that of the target, and what each pause did.

        Worded when it is asked for: of a thousand clocks that are read, a person looks at a few.
        """
        return self.target.because + _pause_reasons(self)


def read_clock(events: tuple[ClockEvent, ...], *, target: Target, at: datetime) -> ClockReading:
    """Return the reading at `at` of a clock that counts `target`, from its `events` in order.

    Events after `at` are left out. The count begins at the last start or reset; if that is the receipt,
    it is the target's own. Re-prioritising is reading the same events against the new target, so every pause
    is kept and nothing is counted twice.
    Raises: NotStarted, if the first event is not a start.
    Source: agreement language, "What time means", pauses.
    """
    at = aware(at)
    tally = fold(events, target=target, at=at)
    used = tally.used_by(tally.stopped_at or at)
    past_due_at = tally.past_due(at, used=used)
    due = past_due_at or tally.due()
    quiet = past_due_at is not None or tally.stage is not IN_PROGRESS
    warnings = _warnings(tally)
    return ClockReading(
        target=target,
        stage=tally.stage,
        due_at=None if tally.stage is PAUSED else due,
        warn_at=warnings[0] if warnings else None,
        look_again_at=None if quiet else _next_after(at, (*warnings, due)),
        past_due_at=past_due_at,
        used=used,
        total=tally.total,
        starts_at=tally.starts_at,
        paused_since=tally.paused_since,
        pause_reason=tally.pause_reason,
        stopped_at=tally.stopped_at,
        pauses=tally.pauses,
    )


def _warnings(tally: Tally) -> tuple[datetime, ...]:
    """Return every point at which a running clock warns, passed or not."""
    since, used = tally.since, tally.used
    if tally.stage is not IN_PROGRESS or since is None or tally.unpaused_due is None:
        return ()
    # A share used up before the last pause was passed by then: no later than the moment counting went on.
    return tuple([due_after(since, after - used, calendar=tally.calendar) for after in tally.warn_after])


def _next_after(at: datetime, points: tuple[datetime | None, ...]) -> datetime | None:
    ahead = [point for point in points if point is not None and point > at]
    return min(ahead) if ahead else None


def _pause_reasons(reading: ClockReading) -> tuple[Reason, ...]:
    zone = zone_named(reading.target.zone)
    steps = [Reason(said=_pause_said(pause, reading.time_kind, zone)) for pause in reading.pauses]
    if steps and reading.due_at is not None:
        steps.append(Reason(said=phrase("With the pauses removed, due {when}.", when=Moment(reading.due_at, zone))))
    return tuple(steps)


def _pause_said(pause: Pause, time_kind: str, zone: tzinfo) -> Phrase:
    why = pause.reason or phrase("on hold")
    parts = {"start": Moment(pause.start, zone), "end": Moment(pause.end, zone), "why": why, "length": pause.length}
    if time_kind == "support":
        return phrase("Paused from {start} to {end} ({why}): {length} of support time not counted.", **parts)
    return phrase("Paused from {start} to {end} ({why}): {length} on the wall clock not counted.", **parts)
