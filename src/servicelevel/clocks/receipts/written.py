"""Receipts as plain objects for JSON, their canonical spelling and their digests.

Programs rely on the spelling: `SCHEMA` changes with it. What the values mean lives in `receipt`.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from servicelevel.calendars.business_calendar import BusinessCalendar
from servicelevel.calendars.support_hours import Window, wall_clock
from servicelevel.clocks.events import ClockEvent
from servicelevel.clocks.receipts.receipt import (
    CalendarCover,
    CountedAnew,
    Fulfilled,
    Offset,
    PausedStretch,
    Receipt,
    Segment,
)
from servicelevel.clocks.receipts.segments import zone_name_of
from servicelevel.decisions.decision import Reason

# The form of a single receipt, and that of the document which holds those of one ticket.
SCHEMA = "upheld-receipt/1"
DOCUMENT_SCHEMA = "upheld-receipts/1"

Written = dict[str, Any]
_MICROSECOND = timedelta(microseconds=1)


def canonical_json(value: object) -> str:
    """Return `value` as it is digested: keys sorted, no blanks, no escapes but those that JSON must have."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest_of(value: Mapping[str, Any]) -> str:
    """Return the SHA-256, in hexadecimal, over the canonical JSON of `value` without its own digest."""
    told = {key: part for key, part in value.items() if key != "digest"}
    return hashlib.sha256(canonical_json(told).encode()).hexdigest()


def written_document(ticket: str, receipts: Iterable[Receipt], *, read_at: datetime) -> Written:
    """Return the receipts of one ticket as one object, with each text that they rest on."""
    known = tuple(receipts)
    document = {
        "schema": DOCUMENT_SCHEMA,
        "ticket": ticket,
        "read_at": _instant(read_at),
        "texts": {digest: text for receipt in known for digest, text in _texts(receipt)},
        "receipts": [written_receipt(receipt) for receipt in known],
    }
    return {**document, "digest": digest_of(document)}


def written_receipt(receipt: Receipt) -> Written:
    """Return one receipt as an object; instants in UTC, lengths in whole microseconds."""
    told = {
        "schema": SCHEMA,
        "ticket": receipt.subject.ticket,
        "metric": receipt.target.metric.value,
        "read_at": _instant(receipt.read_at),
        "agreement": _agreement(receipt),
        "clause": _clause(receipt),
        "facts": dict(receipt.subject.facts),
        "recounts": [_recount(act) for act in receipt.subject.recounts],
        "priority": {"asked": receipt.subject.priority_asked, "set": receipt.subject.priority_set},
        "received_at": _instant(receipt.target.received_at),
        "target": _target(receipt),
        "calendar": _calendar(receipt.target.calendar, receipt.cover),
        "zone_rules": receipt.zone_rules,
        "offsets": [_offset(offset) for offset in receipt.offsets],
        "events": [_event(event) for event in receipt.events],
        "begins": _begins(receipt),
        "pauses": [_pause(pause) for pause in receipt.pauses],
        "counted": [_segment(segment) for segment in receipt.counted],
        "ahead": [_segment(segment) for segment in receipt.ahead],
        "result": _result(receipt),
        "fulfilled": _fulfilled(receipt.fulfilled),
        "because": [_reason(reason) for reason in receipt.reading.because],
    }
    return {**told, "digest": digest_of(told)}


def _texts(receipt: Receipt) -> Iterator[tuple[str, str]]:
    yield receipt.agreement.hash, receipt.agreement.text
    yield from ((other.hash, other.text) for other in receipt.subject.others if other.text is not None)


def _agreement(receipt: Receipt) -> Written:
    agreement = receipt.agreement
    return {
        "name": agreement.name,
        "title": agreement.title,
        "version": agreement.version,
        "effective_on": agreement.effective_on.isoformat(),
        "zone": agreement.zone,
        "hash": agreement.hash,
        "others": [{"role": other.role, "title": other.title, "hash": other.hash} for other in receipt.subject.others],
    }


def _clause(receipt: Receipt) -> Written:
    clause = receipt.target.clause
    return {"number": clause.number, "title": clause.title, "line": clause.line, "source": receipt.clause_text}


def _recount(act: CountedAnew) -> Written:
    return {
        "at": _instant(act.at),
        "cause": act.cause,
        "why": act.why,
        "before": {"version": act.version_before, "facts": dict(act.before)},
        "after": {"version": act.version_after, "facts": dict(act.after)},
    }


def _fulfilled(found: Fulfilled | None) -> Written | None:
    if found is None:
        return None
    on = found.released_on.isoformat() if found.released_on else None
    return {"at": _instant(found.at), "kind": found.kind, "words": found.words, "url": found.url, "released_on": on}


def _target(receipt: Receipt) -> Written:
    target = receipt.target
    return {
        "words": target.amount_words,
        "counted": target.counted.value,
        "amount": target.amount,
        "by": None if target.by is None else wall_clock(target.by),
        "text": target.text,
        "day_rule": target.day_rule.value,
        "from_opening": target.from_opening,
        "strength": target.strength.value,
        "calendar": target.calendar.name if target.calendar else None,
        "zone": zone_name_of(target),
        "time_kind": target.time_kind,
    }


def _calendar(calendar: BusinessCalendar | None, cover: CalendarCover | None) -> Written | None:
    if calendar is None or cover is None:
        return None
    return {
        "name": calendar.name,
        "label": calendar.label,
        "zone": calendar.zone,
        "always_open": calendar.always_open,
        "week": [_windows(day) for day in calendar.hours.days],
        "from": cover.first.isoformat(),
        "until": cover.last.isoformat(),
        "holidays": [{"on": day.on.isoformat(), "name": day.name} for day in cover.holidays],
        "closures": [{"on": on.isoformat(), "why": why} for on, why in cover.closures],
        "extra": [{"on": on.isoformat(), "hours": _windows(windows)} for on, windows in cover.extra],
    }


def _windows(windows: Iterable[Window]) -> list[str]:
    """Return windows as an agreement writes them; hours that end before they begin end on the next day."""
    return [f"{wall_clock(one.opens)}-{wall_clock(one.closes, closing=True)}" for one in windows]


def _offset(offset: Offset) -> Written:
    minutes, sign = abs(offset.offset) // timedelta(minutes=1), "-" if offset.offset < timedelta() else "+"
    return {"since": _instant(offset.since), "utc_offset": f"{sign}{minutes // 60:02}:{minutes % 60:02}"}


def _event(event: ClockEvent) -> Written:
    return {"kind": event.kind.value, "at": _instant(event.at), "reason": event.reason}


def _begins(receipt: Receipt) -> Written:
    return {
        "counted_from": _instant(receipt.counted_from),
        "starts_at": _instant(receipt.reading.starts_at),
        "due_unpaused": _instant(receipt.due_unpaused),
        "total_us": _length(receipt.reading.total),
    }


def _pause(pause: PausedStretch) -> Written:
    return {
        "start": _instant(pause.start),
        "end": _instant(pause.end),
        "reason": pause.reason,
        "label": pause.label,
        "length_us": _length(pause.length),
    }


def _segment(segment: Segment) -> Written:
    return {
        "on": segment.on.isoformat(),
        "start": _instant(segment.start),
        "end": _instant(segment.end),
        "length_us": _length(segment.length),
    }


def _result(receipt: Receipt) -> Written:
    reading = receipt.reading
    return {
        "stage": reading.stage.value,
        "due": _instant(reading.due_at),
        "past_due_at": _instant(reading.past_due_at),
        "stopped_at": _instant(reading.stopped_at),
        "paused_since": _instant(reading.paused_since),
        "used_us": _length(reading.used),
        "left_us": _length(reading.left),
        "spare_us": None if reading.spare is None else _length(reading.spare),
        "kept": reading.kept,
        "missed": reading.missed,
        "breached": reading.breached,
    }


def _reason(reason: Reason) -> Written:
    return {"text": reason.text, "clause": reason.clause.cited if reason.clause else None}


def _instant(at: datetime | None) -> str | None:
    return None if at is None else at.astimezone(UTC).isoformat()


def _length(length: timedelta) -> int:
    return length // _MICROSECOND
