"""The running count behind a clock: what its events, one by one, have used of a target.

What a person is shown of it lives in `clock`.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple

from servicelevel.agreement.promising.target import Target
from servicelevel.calendars.business_calendar import BusinessCalendar
from servicelevel.clocks.deadline import counted_from, due_after
from servicelevel.clocks.events import ClockEvent, ClockEventKind, Stage
from servicelevel.instants import aware

NOTHING = timedelta()

# A million clocks are folded when a calendar is put right, and looking a member up in its enumeration costs more than
# comparing it: the members that every event meets are looked up once.
_STARTED, _PAUSED, _RESUMED = ClockEventKind.STARTED, ClockEventKind.PAUSED, ClockEventKind.RESUMED
_STOPPED, _CANCELLED = ClockEventKind.STOPPED, ClockEventKind.CANCELLED
IN_PROGRESS: Final = Stage.IN_PROGRESS
PAUSED: Final = Stage.PAUSED


class NotStarted(ValueError):
    """Events that do not begin with a start."""


class Pause(NamedTuple):
    """A stretch that was not counted. A tuple, because a frozen dataclass takes four times as long to make."""

    start: datetime
    end: datetime
    # in the target's own kind of time
    length: timedelta
    # key of the reason; None where none was given
    reason: str | None


def fold(events: tuple[ClockEvent, ...], *, target: Target, at: datetime) -> "Tally":
    """Return the tally of `target` after those of `events`, which are in order, that happened by `at`.

    Raises: NotStarted.
    """
    if not events or events[0].at > at or events[0].kind is not _STARTED:
        raise NotStarted(f"no clock for {target.metric} was started by {at.isoformat()}")
    tally = Tally(target, origin=aware(events[0].at), until=at)
    for event in events[1:]:
        if event.at > at:
            break
        tally.take(event)
    return tally


class Tally:
    """Where the count stands.

    It is changed by each event in turn, because a copy for each costs more than all the counting; so it belongs to one
    reading, and nobody else sees it.
    """

    __slots__ = (
        "_counted",
        "_mark",
        "calendar",
        "past_due_at",
        "pause_reason",
        "paused",
        "paused_since",
        "pauses",
        "since",
        "stage",
        "starts_at",
        "stopped_at",
        "target",
        "total",
        "unpaused_due",
        "used",
        "warn_after",
    )

    # on which time is used up; None for elapsed time
    calendar: BusinessCalendar | None
    stage: Stage
    # when counting begins, or began
    starts_at: datetime
    # when it falls due if nothing is paused; None for a promise in words
    unpaused_due: datetime | None
    # how much time the target gives, in its own kind of time, as are all durations here
    total: timedelta
    # how much of it is used up when to warn, rising
    warn_after: tuple[timedelta, ...]
    # what was used up before `since`
    used: timedelta
    # how much its pauses have taken
    paused: timedelta
    # when counting last went on; None while paused
    since: datetime | None
    # when it fell due unmet, as far as the events so far show
    past_due_at: datetime | None
    paused_since: datetime | None
    pause_reason: str | None
    stopped_at: datetime | None
    pauses: tuple[Pause, ...]
    # the target's own kind of time up to an instant, from one that is always the same
    _counted: Callable[[datetime], timedelta]
    # what was counted when counting, or the pause, last began
    _mark: timedelta

    def __init__(self, target: Target, *, origin: datetime, until: datetime) -> None:
        """Begin to count `target` at `origin`; `until` is the last instant that will be asked about; both in UTC."""
        self.target = target
        self.calendar = calendar = target.used_on
        # One table for the whole count, so that what it says of two instants can be subtracted.
        self._counted = self._elapsed if calendar is None else calendar.table(until, earliest=origin).open_until
        self._begin(origin)

    def take(self, event: ClockEvent) -> None:
        """Count up to an event, and let it do what it does."""
        kind, at = event.kind, event.at
        if at.tzinfo is not UTC:
            at = aware(at)
        if kind is _RESUMED:
            self._resume(at)
        elif kind is _PAUSED:
            self._pause(at, reason=event.reason)
        elif kind is _STOPPED:
            self._end(at, stage=Stage.COMPLETED)
        elif kind is _CANCELLED:
            self._end(at, stage=Stage.CANCELLED)
        else:
            self._begin_again(at)

    def used_by(self, at: datetime) -> timedelta:
        """Return what has been used by `at`."""
        return self.used if self.since is None else self.used + (self._counted(at) - self._mark)

    def due(self) -> datetime | None:
        """Return when it falls due as things stand; None while paused, and for words."""
        if self.unpaused_due is None or self.since is None:
            return None
        # The due moves on by what was paused: a pause of nothing, at night, leaves it exactly where it was.
        return due_after(self.unpaused_due, self.paused, calendar=self.calendar) if self.paused else self.unpaused_due

    def past_due(self, at: datetime, *, used: timedelta) -> datetime | None:
        """Return the instant at which it fell due unmet, judged by the events up to `at`; None if it did not.

        `used` is what has been used by then: with time left, there is no need to find the due.
        Completed exactly when due, it is kept; still running then, it is past due.
        """
        if used < self.total or self.past_due_at is not None:
            return self.past_due_at
        due = self.due()
        if due is None:
            return None
        if self.stopped_at is not None:
            return due if self.stopped_at > due else None
        return due if at >= due else None

    def _elapsed(self, at: datetime) -> timedelta:
        return at - self.starts_at if at > self.starts_at else NOTHING

    def _begin(self, origin: datetime) -> None:
        target = self.target
        counted = target if origin == target.received_at else counted_from(target, origin=origin)
        self.starts_at, self.unpaused_due = counted.starts_at, counted.due
        self.total, self.warn_after = counted.given, counted.warn_after
        self.stage = IN_PROGRESS
        self.since = self.starts_at
        # There is no support time between a receipt and the next opening, so it makes no difference which of the two.
        self._mark = self._counted(origin)
        self.used = self.paused = NOTHING
        self.past_due_at = self.paused_since = self.stopped_at = None
        self.pause_reason = None
        self.pauses = ()

    def _begin_again(self, at: datetime) -> None:
        waits, reason = self.stage is PAUSED, self.pause_reason
        self._begin(at)
        if waits:
            # What waits goes on waiting: a clock never runs while it is paused.
            self._pause(at, reason=reason)

    def _pause(self, at: datetime, *, reason: str | None) -> None:
        if self.stage is not IN_PROGRESS:
            return
        mark = self._counted(at)
        used = self.used + (mark - self._mark)
        self.past_due_at = self.past_due(at, used=used)
        self.used, self._mark, self.since, self.stage = used, mark, None, PAUSED
        self.paused_since, self.pause_reason = at, reason

    def _resume(self, at: datetime) -> None:
        if self.paused_since is not None:
            self._close_pause(at, start=self.paused_since)
        elif self.stage is Stage.COMPLETED:
            # Reopened and counted from receipt: as if it had not been stopped.
            self.stopped_at = None
        else:
            return
        self.stage = IN_PROGRESS

    def _end(self, at: datetime, *, stage: Stage) -> None:
        if self.stage is IN_PROGRESS or self.stage is PAUSED:
            if self.paused_since is not None:
                self._close_pause(at, start=self.paused_since)
            self.stage, self.stopped_at = stage, at

    def _close_pause(self, at: datetime, *, start: datetime) -> None:
        # A pause that ends before counting begins takes nothing away.
        mark = self._counted(at)
        length = mark - self._mark
        self.pauses += (Pause(start, at, length, self.pause_reason),)
        self.paused += length
        self._mark, self.since = mark, at if at > self.starts_at else self.starts_at
        self.paused_since = self.pause_reason = None
