"""The queue's tape: the next promises of a page of the queue, drawn in time; closed hours are drawn short."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _

from servicelevel.calendars.business_calendar import BusinessCalendar
from servicelevel.instants import Period
from upheld.tickets.queries.faces import ClockFace
from upheld.tickets.queries.queue import QueueRow
from upheld.tickets.queries.tapes import WHOLE, Segment, Tape, Tick
from upheld.tickets.queries.words import short_time

# How far ahead the tape looks at most, and at least.
FARTHEST = timedelta(days=7)
NEAREST = timedelta(hours=8)
MARKS_AT_MOST = 24
# An hour in which the desk is closed is drawn this much shorter than one in which it is open.
CLOSED_WEIGHT = 0.12
BEFORE_NOW = 6.0
# Ticks nearer to one another than this would overlap.
TICK_ROOM = 100.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """One promise on the tape."""

    x: float
    number: int
    reference: str
    face: ClockFace


@dataclass(frozen=True, kw_only=True, slots=True)
class QueueTape:
    """The hours ahead, and the promises that fall due in them."""

    tape: Tape
    marks: tuple[Mark, ...]


def queue_tape(rows: Iterable[QueueRow], *, office: BusinessCalendar, at: datetime, zone: ZoneInfo) -> QueueTape | None:
    """Return the tape of the dated rows that are still ahead; None if there is none."""
    ahead = [row for row in rows if row.face and row.face.due_at and at < row.face.due_at <= at + FARTHEST]
    shown = ahead[:MARKS_AT_MOST]
    dues = [row.face.due_at for row in shown if row.face and row.face.due_at]
    if not dues:
        return None
    end = max(max(dues), at + NEAREST) + (max(max(dues), at + NEAREST) - at) / 20
    line = _Line(office.open_segments(at, end), at, end)
    marks = tuple(
        Mark(x=line.x(row.face.due_at), number=row.number, reference=row.reference, face=row.face)
        for row in shown
        if row.face and row.face.due_at
    )
    return QueueTape(tape=Tape(segments=line.segments(), ticks=_ticks(line, at=at, zone=zone)), marks=marks)


class _Line:
    """Hours laid end to end, the closed ones short."""

    def __init__(self, open_: Sequence[Period], start: datetime, end: datetime) -> None:
        self.stretches = list(_stretches(open_, start, end))
        self.whole = sum(_weight(stretch) for stretch in self.stretches)

    def x(self, instant: datetime) -> float:
        passed = 0.0
        for kind, first, last in self.stretches:
            if instant <= last:
                passed += _weight((kind, first, max(first, instant)))
                break
            passed += _weight((kind, first, last))
        return round(BEFORE_NOW + (WHOLE - BEFORE_NOW) * passed / self.whole, 1)

    def segments(self) -> tuple[Segment, ...]:
        drawn = ((kind, self.x(first), self.x(last)) for kind, first, last in self.stretches)
        return tuple(Segment(kind=kind, x=left, width=round(right - left, 1)) for kind, left, right in drawn)


_Stretch = tuple[str, datetime, datetime]


def _stretches(open_: Sequence[Period], start: datetime, end: datetime) -> Iterable[_Stretch]:
    here = start
    for period in open_:
        if period.start > here:
            yield "closed", here, period.start
        here = period.end or end
        yield "left", period.start, here
    if here < end:
        yield "closed", here, end


def _weight(stretch: _Stretch) -> float:
    kind, first, last = stretch
    return (last - first).total_seconds() * (CLOSED_WEIGHT if kind == "closed" else 1.0)


def _ticks(line: _Line, *, at: datetime, zone: ZoneInfo) -> tuple[Tick, ...]:
    local = at.astimezone(zone)
    ticks = [Tick(x=line.x(at), label=date_format(local, _("D H:i")), strong=True)]
    for _kind, first, _last in line.stretches[1:]:
        x = line.x(first)
        if x - ticks[-1].x >= TICK_ROOM and x < WHOLE - TICK_ROOM / 2:
            label = short_time(first, at=at, zone=zone)
            ticks.append(Tick(x=x, label=label))
    return tuple(ticks)
