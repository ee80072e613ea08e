"""One ticket as a screen shows it: its promises, and what happened in order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from servicelevel.agreement import terms
from servicelevel.clocks.clock import ClockReading
from servicelevel.clocks.promise import Promise
from upheld.audit.models import AuditEvent
from upheld.audit.queries import history_of
from upheld.tickets import facts
from upheld.tickets.models import Clock, Hold, Message, Ticket
from upheld.tickets.queries.faces import METRIC_LABELS, ClockFace, Step, calendar_of, face_of
from upheld.tickets.queries.tapes import tape_of

# Events that a message or its promise already tells.
_TOLD_BY_MESSAGES = frozenset({"replied", "noted", "customer replied"})
_FOR_CUSTOMERS = frozenset({"received", "resolved", "reopened", "held", "hold lifted"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One thing on a ticket's timeline: a message, or something that happened."""

    at: datetime
    # "customer", "reply", "note" or "event".
    kind: str
    who: str
    text: str
    public_id: str | None = None
    verb: str | None = None
    # What this moment did to promises: "response kept, 7 min to spare", with clause numbers.
    promises: tuple[ClockFace, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class TicketDetail:
    """All that a ticket's page shows."""

    ticket: Ticket
    reference: str
    agreement: terms.Agreement
    promise: Promise
    priority: terms.PriorityTerm | None
    plan: terms.PlanTerm | None
    faces: tuple[ClockFace, ...]
    timeline: tuple[Entry, ...]
    holder: str | None
    holder_id: int | None
    hold: Hold | None
    hold_label: str | None
    # What the customer answered to the intake form: label and value.
    answers: tuple[tuple[str, str], ...]


def detail_for_desk(ticket: Ticket, *, at: datetime, zone: ZoneInfo) -> TicketDetail:
    """Return a ticket as the desk sees it: everything. Six queries."""
    return _detail(ticket, at=at, zone=zone, for_customer=False)


def detail_for_customer(ticket: Ticket, *, at: datetime, zone: ZoneInfo) -> TicketDetail:
    """Return a ticket as its customer sees it: no notes, and of events only those that concern them."""
    return _detail(ticket, at=at, zone=zone, for_customer=True)


def _detail(ticket: Ticket, *, at: datetime, zone: ZoneInfo, for_customer: bool) -> TicketDetail:
    agreement, promise = facts.agreement_of(ticket), facts.promise_of(ticket)
    clocks = list(Clock.objects.filter(ticket=ticket).order_by("id").prefetch_related("events"))
    faces = tuple(_face(clock, agreement, promise, at=at, zone=zone) for clock in clocks)
    hold = Hold.objects.filter(ticket=ticket, lifted_at__isnull=True).first()
    return TicketDetail(
        ticket=ticket,
        reference=f"{ticket.desk.prefix}-{ticket.number}",
        agreement=agreement,
        promise=promise,
        priority=next((term for term in agreement.priorities if term.key == ticket.priority), None),
        plan=next((term for term in agreement.plans if term.key == ticket.facts.get("plan")), None),
        faces=faces,
        timeline=tuple(_timeline(ticket, clocks, faces, agreement, for_customer=for_customer)),
        holder=str(ticket.holder) if ticket.holder else None,
        holder_id=ticket.holder_id,
        hold=hold,
        hold_label=_reason_label(agreement, hold.reason) if hold else None,
        answers=_answers(ticket, agreement),
    )


def _face(clock: Clock, agreement: terms.Agreement, promise: Promise, *, at: datetime, zone: ZoneInfo) -> ClockFace:
    reading: ClockReading = facts.reading_of(clock, promise=promise, at=at)
    steps = tuple(
        Step(text=reason.text, clause_number=reason.clause.number if reason.clause else None)
        for reason in reading.because
    )
    tape = tape_of(clock, clock.events.all(), calendar=calendar_of(clock, agreement), at=at, zone=zone)
    return face_of(clock, agreement=agreement, at=at, zone=zone, because=steps, tape=tape)


def _timeline(
    ticket: Ticket,
    clocks: Sequence[Clock],
    faces: Sequence[ClockFace],
    agreement: terms.Agreement,
    *,
    for_customer: bool,
) -> list[Entry]:
    messages = Message.objects.filter(ticket=ticket)
    if for_customer:
        messages = messages.exclude(kind=Message.Kind.NOTE)
    stopped = {
        clock.stopped_at: [
            face for other, face in zip(clocks, faces, strict=True) if other.stopped_at == clock.stopped_at
        ]
        for clock in clocks
        if clock.stopped_at
    }
    entries = [_entry_of_message(message, stopped) for message in messages.order_by("sent_at", "id")]
    for event in history_of("ticket", ticket.number, desk=ticket.desk.name):
        if event.verb in _TOLD_BY_MESSAGES or (for_customer and event.verb not in _FOR_CUSTOMERS):
            continue
        entries.append(_entry_of_event(event, agreement))
    return sorted(entries, key=lambda entry: entry.at)


def _entry_of_message(message: Message, stopped: dict[datetime, list[ClockFace]]) -> Entry:
    return Entry(
        at=message.sent_at,
        kind=message.kind,
        who=message.sender_name,
        text=message.text,
        public_id=str(message.public_id),
        promises=tuple(stopped.get(message.sent_at, ())) if message.kind == Message.Kind.REPLY else (),
    )


def _entry_of_event(event: AuditEvent, agreement: terms.Agreement) -> Entry:
    return Entry(at=event.at, kind="event", who=event.by_name, text=_event_words(event, agreement), verb=event.verb)


def _event_words(event: AuditEvent, agreement: terms.Agreement) -> str:
    told = event.facts
    metric = METRIC_LABELS.get(told.get("metric", ""), ("", ""))[0]
    words = {
        "received": f"asked through {_channel_label(agreement, told.get('channel', ''))}",
        "assigned": "took it" if told.get("to") == event.by_name else f"gave it to {told.get('to', '')}",
        "held": f"put it on hold: {_reason_label(agreement, told.get('reason', '')).lower()}",
        "hold lifted": "took it off hold",
        "resolved": "resolved it",
        "reopened": "opened it again",
        "came close": f"{metric} is close to its due time",
        "missed": f"{metric} was missed",
        "breached": f"{metric} was breached",
        "clock unreadable": f"{metric} could not be read: {told.get('reason', '')}",
    }
    return words.get(event.verb, event.verb)


def _channel_label(agreement: terms.Agreement, key: str) -> str:
    return next((channel.label for channel in agreement.channels if channel.key == key), key or "the portal")


def _reason_label(agreement: terms.Agreement, key: str) -> str:
    return next((reason.label for reason in agreement.pause_reasons if reason.key == key), key)


def _answers(ticket: Ticket, agreement: terms.Agreement) -> tuple[tuple[str, str], ...]:
    answered = []
    for field in agreement.intake.fields:
        value = ticket.answers.get(field.key)
        if value not in (None, "", [], False):
            answered.append((field.label, _said(value)))
    if reasons := ticket.answers.get("reasons"):
        answered.append(("What is happening", _said(reasons)))
    return tuple(answered)


def _said(value: object) -> str:
    if value is True:
        return "Yes"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
