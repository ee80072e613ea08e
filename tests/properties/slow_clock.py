"""The slow, obvious reading of a clock: go through the minutes one by one, and see at each what has happened by then.

It shares nothing with the shipped fold but the words for events and stages: no sums of stretches, no table, no search.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from servicelevel.clocks.events import ClockEventKind, Stage

# What happened, and in which minute of the walk.
Event = tuple[ClockEventKind, int]


@dataclass(frozen=True, kw_only=True)
class Goal:
    """A promise on the minutes of a walk."""

    # the minute in which counting begins, counted from an origin
    starts: Callable[[int], int | None]
    # the minute in which it falls due, counted from an origin; None beyond the walk
    due: Callable[[int], int | None]
    # that many counted minutes after a minute; None beyond the walk
    later: Callable[[int, int], int | None]
    # whether a minute counts
    counts: Callable[[int], bool]


@dataclass
class SlowClock:
    """A clock as it stands in a minute."""

    goal: Goal
    stage: Stage | None = None
    starts: int | None = None
    due: int | None = None
    past_due: int | None = None
    used: int = 0
    # counted minutes that have passed in pauses
    waited: int = 0
    # what was used when it was stopped
    shown: int | None = None
    beyond: bool = False
    pauses: list[tuple[int, int]] = field(default_factory=list)
    _paused_in: int = 0
    _first_due: int | None = None

    def run(self, events: Sequence[Event], *, until: int) -> "SlowClock":
        """Live through every minute from the first event to `until`."""
        for minute in range(events[0][1], until + 1):
            for kind, at in events:
                if at == minute:
                    self._happens(kind, minute)
            self._look(minute)
            if minute < until:
                self._pass(minute)
        return self

    @property
    def told(self) -> int:
        """The counted minutes that have been used, up to the stop if there was one."""
        return self.used if self.shown is None else self.shown

    def _look(self, minute: int) -> None:
        if self.stage is Stage.IN_PROGRESS and self.past_due is None and self.due is not None and minute >= self.due:
            self.past_due = self.due

    def _pass(self, minute: int) -> None:
        assert self.starts is not None
        counted = minute >= self.starts and self.goal.counts(minute)
        if self.stage is Stage.PAUSED:
            self.waited += counted
        else:
            self.used += counted

    def _happens(self, kind: ClockEventKind, minute: int) -> None:
        if kind in (ClockEventKind.STARTED, ClockEventKind.RESET):
            self._begins(minute)
        elif kind is ClockEventKind.RESUMED and self.stage is Stage.PAUSED:
            self._goes_on(minute)
            self.stage = Stage.IN_PROGRESS
        elif kind is ClockEventKind.RESUMED and self.stage is Stage.COMPLETED:
            # As if it had not been stopped: the minutes since then were used after all.
            self.stage, self.shown = Stage.IN_PROGRESS, None
        elif kind is ClockEventKind.PAUSED and self.stage is Stage.IN_PROGRESS:
            self._look(minute)
            self.stage, self._paused_in = Stage.PAUSED, minute
        elif kind in (ClockEventKind.STOPPED, ClockEventKind.CANCELLED):
            self._ends(kind, minute)

    def _begins(self, minute: int) -> None:
        waits = self.stage is Stage.PAUSED
        self.used = self.waited = 0
        self.past_due = self.shown = None
        self.pauses = []
        self.starts, self._first_due = self.goal.starts(minute), self.goal.due(minute)
        self.due = self._first_due
        self.beyond = self.beyond or self.starts is None or self.due is None
        self.starts = minute if self.starts is None else self.starts
        self.stage = Stage.IN_PROGRESS
        if waits:
            self._look(minute)
            self.stage, self._paused_in = Stage.PAUSED, minute

    def _goes_on(self, minute: int) -> None:
        self.pauses.append((self._paused_in, minute))
        if self._first_due is not None and self.waited:
            self.due = self.goal.later(self._first_due, self.waited)
            self.beyond = self.beyond or self.due is None

    def _ends(self, kind: ClockEventKind, minute: int) -> None:
        if self.stage not in (Stage.IN_PROGRESS, Stage.PAUSED):
            return
        if self.stage is Stage.PAUSED:
            self._goes_on(minute)
        if self.past_due is None and self.due is not None and minute > self.due:
            self.past_due = self.due
        self.stage = Stage.COMPLETED if kind is ClockEventKind.STOPPED else Stage.CANCELLED
        self.shown = self.used
