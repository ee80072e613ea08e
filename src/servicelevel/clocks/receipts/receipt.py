"""The receipt: one clock's reading, with all that it was derived from.

Making one lives in `making`, its spelling for programs and its digest in `written`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from servicelevel.agreement.promising.target import Target
from servicelevel.agreement.terms import Agreement
from servicelevel.calendars.holidays import Holiday
from servicelevel.calendars.support_hours import Window
from servicelevel.clocks.clock import ClockReading
from servicelevel.clocks.events import ClockEvent
from servicelevel.instants import BackwardsPeriod


@dataclass(frozen=True, kw_only=True, slots=True)
class CountedAnew:
    """An act after which a ticket's clocks were counted anew from receipt: facts judged anew, or another version."""

    at: datetime
    # which act, as in "priority" or "correction"
    cause: str
    # why, in words that the customer reads
    why: str
    # only the facts that differ, before and after; a fact that was absent is left out
    before: Mapping[str, str]
    after: Mapping[str, str]
    # the versions of the agreement that counted before and after
    version_before: int
    version_after: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Fulfilled:
    """What fulfilled a promise in words."""

    at: datetime
    # "release" or "decision"
    kind: str
    # the release's name, or what was decided
    words: str
    # where it can be read about; empty where nowhere
    url: str = ""
    # when it was released; None for a decision
    released_on: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class OtherText:
    """A text that bears on the agreement beside its own: a contract's annex, or the version that was corrected.

    Where an annex holds, the agreement's own text is the published one, the "version", with the annex's clauses in it.
    """

    # "annex", "version" or "corrects"
    role: str
    # as a person would cite it
    title: str
    # SHA-256, in hexadecimal, over its canonical text
    hash: str
    # the canonical text, if a document is to enclose it
    text: str | None = field(default=None, repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
    """The ticket that a receipt is about: only what its customer may read."""

    # the ticket's reference, as in "IS-7"
    ticket: str
    # the facts in force at the reading
    facts: Mapping[str, str]
    # as the customer asked and as triage set it; None where the agreement has no priorities
    priority_asked: str | None = None
    priority_set: str | None = None
    # how the facts and the version came to be what they are, in order
    recounts: tuple[CountedAnew, ...] = ()
    others: tuple[OtherText, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Segment:
    """A stretch that counts, [start, end), all of it in the target's own kind of time."""

    start: datetime
    end: datetime
    # the date on which it starts, in the zone in which the target is counted
    on: date

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise BackwardsPeriod(f"a segment cannot end at {self.end} when it starts at {self.start}")

    @property
    def length(self) -> timedelta:
        """How much it counts."""
        return self.end - self.start


@dataclass(frozen=True, kw_only=True, slots=True)
class PausedStretch:
    """A stretch that was not counted, because the desk waited."""

    start: datetime
    # None while it lasts
    end: datetime | None
    # key of the agreement's pause reason; None where none was given
    reason: str | None
    # the reason in the agreement's words; None where it has none
    label: str | None
    # in the target's own kind of time, up to the reading while it lasts
    length: timedelta


@dataclass(frozen=True, kw_only=True, slots=True)
class Offset:
    """The offset of a zone from an instant on, until the next one."""

    since: datetime
    # local time less UTC
    offset: timedelta


@dataclass(frozen=True, kw_only=True, slots=True)
class CalendarCover:
    """What a calendar says, day by day, of the dates that a receipt needs."""

    # first and last date, both included
    first: date
    last: date
    holidays: tuple[Holiday, ...]
    # one-off closures and their reasons
    closures: tuple[tuple[date, str], ...]
    # one-off extra hours
    extra: tuple[tuple[date, tuple[Window, ...]], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Receipt:
    """One clock's reading at an instant, and everything it follows from."""

    subject: Subject
    # left out of the repr, as is the target: it holds a whole document
    agreement: Agreement = field(repr=False)
    # the source of the clause that promises, heading included
    clause_text: str
    target: Target = field(repr=False)
    # None where nothing is counted on a calendar
    cover: CalendarCover | None
    # every event up to the reading, in order
    events: tuple[ClockEvent, ...]
    # the start or reset from which the clock counts
    counted_from: datetime
    # when it would fall due without any pause; None for words
    due_unpaused: datetime | None
    pauses: tuple[PausedStretch, ...]
    # what was counted up to the reading, or to the end of the clock
    counted: tuple[Segment, ...]
    # what would count from there until it falls due; empty while paused, when past due, and for words
    ahead: tuple[Segment, ...]
    offsets: tuple[Offset, ...]
    reading: ClockReading = field(repr=False)
    # None for a promise that is a number, and while it is not fulfilled
    fulfilled: Fulfilled | None
    read_at: datetime
    # version of the time-zone rules of the machine that read it; None where it does not say
    zone_rules: str | None
