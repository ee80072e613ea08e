"""The run of a clock: the part of its events since it last began, as stretches that count and stretches that do not.

How long a stretch counts lives in `segments`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from servicelevel.clocks.clock import NotStarted
from servicelevel.clocks.events import ClockEvent, ClockEventKind
from servicelevel.instants import aware

_BEGINS = (ClockEventKind.STARTED, ClockEventKind.RESET)
_ENDS = (ClockEventKind.STOPPED, ClockEventKind.CANCELLED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Wait:
    """A stretch in which the clock was paused; its end is None while it is."""

    start: datetime
    end: datetime | None
    reason: str | None


@dataclass(kw_only=True, slots=True)
class Run:
    """What happened since a clock last began to count."""

    origin: datetime
    waits: list[Wait] = field(default_factory=list)
    # what ended it, and when; None while it runs
    ended: ClockEvent | None = None

    def follow(self, event: ClockEvent) -> None:
        """Let one more event have its effect; one that the stage does not allow has none."""
        if event.kind is ClockEventKind.RESUMED and self.ended is not None:
            # Reopened and counted from receipt: as if it had not been stopped. What was cancelled stays so.
            if self.ended.kind is ClockEventKind.STOPPED:
                self.ended = None
        elif self.ended is not None:
            return
        elif event.kind is ClockEventKind.PAUSED:
            if not self.waiting:
                self.waits.append(Wait(start=aware(event.at), end=None, reason=event.reason))
        else:
            self._end_wait(aware(event.at))
            self.ended = event if event.kind in _ENDS else None

    @property
    def waiting(self) -> bool:
        """Whether it is paused."""
        return bool(self.waits) and self.waits[-1].end is None

    def counted(self, *, starts_at: datetime, until: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Yield the stretches that count, from `starts_at` up to `until`."""
        since = starts_at
        for wait in self.waits:
            yield from _between(since, min(wait.start, until))
            since = max(wait.end or until, starts_at)
        yield from _between(since, until)

    def _end_wait(self, at: datetime) -> None:
        if self.waiting:
            last = self.waits.pop()
            self.waits.append(Wait(start=last.start, end=at, reason=last.reason))


def last_run(events: Iterable[ClockEvent]) -> Run:
    """Return the run that the last start or reset began.

    Raises: NotStarted, if nothing begins one.
    """
    run = None
    for event in events:
        if event.kind in _BEGINS:
            run = _begun(aware(event.at), earlier=run)
        elif run is not None:
            run.follow(event)
    if run is None:
        raise NotStarted("no event starts this clock")
    return run


def _begun(at: datetime, *, earlier: Run | None) -> Run:
    """Return a run from `at`; what waits goes on waiting, counted afresh."""
    waits = [Wait(start=at, end=None, reason=earlier.waits[-1].reason)] if earlier and earlier.waiting else []
    return Run(origin=at, waits=waits)


def _between(start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    if start < end:
        yield start, end
