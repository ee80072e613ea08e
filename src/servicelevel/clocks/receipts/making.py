"""Making a receipt from a clock's events and its target.

The values lie in `receipt`; the arithmetic they attest is that of `clocks.clock`.
"""

from datetime import datetime, timedelta

from servicelevel.agreement.promising.target import Target
from servicelevel.agreement.terms import Agreement
from servicelevel.clocks.clock import ClockReading, read_clock
from servicelevel.clocks.deadline import time_on, time_used
from servicelevel.clocks.events import ClockEvent, ClockEventKind
from servicelevel.clocks.receipts.receipt import Fulfilled, PausedStretch, Receipt, Segment, Subject
from servicelevel.clocks.receipts.runs import Run, Wait, last_run
from servicelevel.clocks.receipts.segments import cover_of, offsets_of, segments_of, zone_of
from servicelevel.instants import aware


def make_receipt(
    events: tuple[ClockEvent, ...],
    *,
    target: Target,
    agreement: Agreement,
    subject: Subject,
    at: datetime,
    zone_rules: str | None = None,
    fulfilled: Fulfilled | None = None,
) -> Receipt:
    """Return the receipt of a clock as it stands at `at`: its reading, and everything that it follows from.

    `agreement` is the one that promised `target`; `zone_rules` names the version of the time-zone rules in use;
    `fulfilled` says what fulfilled a promise in words.
    Raises: NotStarted, if the first event is not a start.
    Source: agreement language, "What time means".
    """
    at = aware(at)
    known = tuple(event for event in events if event.at <= at)
    reading = read_clock(known, target=target, at=at)
    run = last_run(known)
    due_unpaused = _due_unpaused(run, target=target)
    ends = reading.stopped_at or at
    pauses = tuple(_paused(wait, reading, target=target, agreement=agreement, at=at) for wait in run.waits)
    furthest = max(ends, reading.starts_at, _due_after(due_unpaused, pauses, target=target) or at)
    calendar = target.calendar
    return Receipt(
        subject=subject,
        agreement=agreement,
        clause_text=_clause_text(agreement, target.clause.number),
        target=target,
        cover=None if calendar is None else cover_of(calendar, start=run.origin, end=furthest),
        events=known,
        counted_from=run.origin,
        due_unpaused=due_unpaused,
        pauses=pauses,
        counted=segments_of(run.counted(starts_at=reading.starts_at, until=ends), target=target),
        ahead=_ahead(reading, ends, target=target),
        offsets=offsets_of(zone_of(target), start=run.origin, end=furthest),
        reading=reading,
        read_at=at,
        zone_rules=zone_rules,
        fulfilled=fulfilled,
    )


def _due_unpaused(run: Run, *, target: Target) -> datetime | None:
    begun = ClockEvent(kind=ClockEventKind.STARTED, at=run.origin)
    return read_clock((begun,), target=target, at=run.origin).due_at


def _due_after(due: datetime | None, pauses: tuple[PausedStretch, ...], *, target: Target) -> datetime | None:
    """Return when it would fall due if a pause that lasts ended now: the last instant on which anything rests."""
    waited = sum((pause.length for pause in pauses), timedelta())
    return None if due is None else time_on(target, due, waited)


def _ahead(reading: ClockReading, ends: datetime, *, target: Target) -> tuple[Segment, ...]:
    since = max(ends, reading.starts_at)
    if reading.due_at is None or reading.past_due_at is not None or reading.due_at <= since:
        return ()
    return segments_of([(since, reading.due_at)], target=target)


def _paused(wait: Wait, reading: ClockReading, *, target: Target, agreement: Agreement, at: datetime) -> PausedStretch:
    labels = {reason.key: reason.label for reason in agreement.pause_reasons}
    since = max(wait.start, reading.starts_at)
    return PausedStretch(
        start=wait.start,
        end=wait.end,
        reason=wait.reason,
        label=labels.get(wait.reason or ""),
        length=time_used(target, since, wait.end or at),
    )


def _clause_text(agreement: Agreement, number: str) -> str:
    """Return the lines of the agreement from a clause's heading to the next heading."""
    starts = [clause.line for clause in agreement.clauses]
    line = next(clause.line for clause in agreement.clauses if clause.number == number)
    ends = min((other for other in starts if other > line), default=None)
    lines = agreement.text.split("\n")[line - 1 : None if ends is None else ends - 1]
    return "\n".join(lines).rstrip()
