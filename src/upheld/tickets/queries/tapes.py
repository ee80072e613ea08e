"""Tapes: a stretch of the wall clock drawn from left to right, in thousandths; no words beyond the labels of ticks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from servicelevel.calendars.business_calendar import BusinessCalendar
from servicelevel.calendars.support_time import add_support_time
from servicelevel.instants import Period
from upheld.tickets.models import Clock, ClockEvent
from upheld.tickets.queries.words import short_time

WHOLE = 1000.0
# More stretches than this cannot be told apart on a screen.
SEGMENTS_AT_MOST = 80
# Ticks nearer to one another than this would overlap.
TICK_ROOM = 220.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Segment:
    """One stretch of a tape: used, left, closed, paused or kept."""

    kind: str
    x: float
    width: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Tick:
    """One labelled instant on a tape; strong for the present."""

    x: float
    label: str
    strong: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Tape:
    """A stretch of the wall clock, from its first instant at 0 to its last at 1000."""

    segments: tuple[Segment, ...]
    ticks: tuple[Tick, ...]


def tape_of(
    clock: Clock, events: Iterable[ClockEvent], *, calendar: BusinessCalendar | None, at: datetime, zone: ZoneInfo
) -> Tape | None:
    """Return the tape of a clock: from its receipt to its due instant, or to the present if that is later.

    `calendar` is what it counts on, None for elapsed time. A paused clock is drawn as if it counted again from now.
    None for a promise without a date.
    """
    happened = list(events)
    reached = min(clock.stopped_at or at, at)
    start = min([clock.starts_at, reached, *(event.at for event in happened)])
    end = _end(clock, reached, calendar)
    if end is None or end <= start:
        return None
    paused = _pauses(happened, until=reached)
    open_ = calendar.open_segments(start, end) if calendar else (Period(start=start, end=end),)
    used = "kept" if clock.stopped_at and clock.past_due_at is None else "used"
    drawn = _Drawing(start, end)
    segments = [
        *drawn.all("closed", _gaps(open_, start, end)),
        *drawn.all(used, _clipped(open_, clock.starts_at, reached)),
        *drawn.all("left", _clipped(open_, max(reached, clock.starts_at), end)),
        *drawn.all("paused", paused),
    ]
    if len(segments) > SEGMENTS_AT_MOST:
        return None
    return Tape(segments=tuple(segments), ticks=_ticks(clock, drawn, reached, at=at, zone=zone))


class _Drawing:
    """Where an instant lies between two others."""

    def __init__(self, start: datetime, end: datetime) -> None:
        self.start, self.end = start, end

    def x(self, instant: datetime) -> float:
        inside = min(max(instant, self.start), self.end)
        return round(WHOLE * ((inside - self.start) / (self.end - self.start)), 1)

    def all(self, kind: str, periods: Iterable[Period]) -> list[Segment]:
        found = ((self.x(period.start), self.x(period.end or self.end)) for period in periods)
        return [Segment(kind=kind, x=left, width=round(right - left, 1)) for left, right in found if right > left]


def _end(clock: Clock, reached: datetime, calendar: BusinessCalendar | None) -> datetime | None:
    if clock.due_at is not None:
        return max(clock.due_at, reached)
    if clock.paused_since is None or clock.total_s is None:
        return None
    left = timedelta(seconds=max(0, clock.total_s - (clock.used_s or 0)))
    return add_support_time(reached, left, calendar=calendar) if calendar else reached + left


def _pauses(events: Iterable[ClockEvent], *, until: datetime) -> list[Period]:
    periods, since = [], None
    for event in sorted(events, key=lambda event: (event.at, event.pk)):
        if event.kind == ClockEvent.Kind.PAUSED:
            since = event.at
        elif since is not None:
            periods.append(Period(start=since, end=event.at))
            since = None
    if since is not None and since < until:
        periods.append(Period(start=since, end=until))
    return periods


def _gaps(open_: Sequence[Period], start: datetime, end: datetime) -> list[Period]:
    edges = [start, *(edge for period in open_ for edge in (period.start, period.end or end)), end]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [Period(start=first, end=last) for first, last in pairs if last > first]


def _clipped(periods: Sequence[Period], start: datetime, end: datetime) -> list[Period]:
    clipped = ((max(period.start, start), min(period.end or end, end)) for period in periods)
    return [Period(start=first, end=last) for first, last in clipped if last > first]


def _ticks(clock: Clock, drawn: _Drawing, reached: datetime, *, at: datetime, zone: ZoneInfo) -> tuple[Tick, ...]:
    def tick(instant: datetime, *, strong: bool = False) -> Tick:
        label = short_time(instant, at=at, zone=zone)
        return Tick(x=drawn.x(instant), label=label, strong=strong)

    ticks = [tick(reached, strong=True)]
    for instant in (drawn.start, clock.due_at):
        if instant is not None and all(abs(drawn.x(instant) - other.x) >= TICK_ROOM for other in ticks):
            ticks.append(tick(instant))
    return tuple(sorted(ticks, key=lambda tick: tick.x))
