"""The tape of a simulated promise: from the receipt to the due instant of the longest one beside it.

Unlike the tape of a ticket it is not to scale: closed stretches are drawn short, so that the hours that count are seen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from servicelevel.agreement.promising.target import Target
from servicelevel.agreement.terms import Counted
from servicelevel.instants import Period
from upheld.tickets.queries.tapes import SEGMENTS_AT_MOST, WHOLE, Segment, Tape, Tick

# All closed stretches together are drawn as at most this share of the open ones.
CLOSED_SHARE = 0.8


@dataclass(frozen=True, kw_only=True, slots=True)
class _Stretch:
    kind: str
    start: datetime
    end: datetime

    @property
    def seconds(self) -> float:
        return (self.end - self.start).total_seconds()


def tape_of_target(target: Target, *, until: datetime) -> Tape | None:
    """Return the tape of a promise from its receipt until `until`; used before it is due, left after that.

    None for a promise without a date, one due at once, and one whose days are too many to be told apart.
    """
    if target.due is None or until <= target.received_at:
        return None
    stretches = tuple(stretch for stretch in _stretches(target, target.due, until) if stretch.seconds > 0)
    if len(stretches) > SEGMENTS_AT_MOST:
        return None
    segments = tuple(_drawn(stretches))
    reached = (part for part, stretch in zip(segments, stretches, strict=True) if stretch.end <= target.due)
    tick = max((part.x + part.width for part in reached), default=0.0)
    return Tape(segments=segments, ticks=(Tick(x=round(tick, 1), label="", strong=True),))


def _stretches(target: Target, due: datetime, until: datetime) -> Iterator[_Stretch]:
    """Yield stretches that count and closed ones in order; one in which it falls due is two."""
    reached = target.received_at
    for period in _counted(target, until):
        start, end = max(period.start, target.received_at), min(period.end or until, until)
        yield _Stretch(kind="closed", start=reached, end=start)
        yield _Stretch(kind="used", start=start, end=min(max(due, start), end))
        yield _Stretch(kind="left", start=min(max(due, start), end), end=end)
        reached = end
    yield _Stretch(kind="closed", start=reached, end=until)


def _counted(target: Target, until: datetime) -> tuple[Period, ...]:
    """Return when the time of a promise passes; elapsed time passes at any hour, once it has begun."""
    calendar = target.calendar
    if calendar is None or target.counted is Counted.ELAPSED:
        return (Period(start=min(target.starts_at, until), end=until),)
    return calendar.open_segments(target.received_at, until)


def _drawn(stretches: tuple[_Stretch, ...]) -> Iterator[Segment]:
    closed = [stretch for stretch in stretches if stretch.kind == "closed"]
    counted = sum(stretch.seconds for stretch in stretches if stretch.kind != "closed")
    room = CLOSED_SHARE * counted / len(closed) if closed and counted else float("inf")
    widths = [min(stretch.seconds, room) if stretch.kind == "closed" else stretch.seconds for stretch in stretches]
    reached = 0.0
    for stretch, width in zip(stretches, widths, strict=True):
        drawn = WHOLE * width / sum(widths)
        yield Segment(kind=stretch.kind, x=round(reached, 1), width=round(drawn, 1))
        reached += drawn
