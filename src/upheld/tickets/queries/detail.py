"""One ticket as a screen shows it: its promises, and what happened in order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from servicelevel.agreement import terms
from servicelevel.clocks.clock import ClockReading
from servicelevel.clocks.promise import Promise
from upheld.audit.models import AuditEvent
from upheld.audit.queries import history_to_show
from upheld.prepared import Prepared
from upheld.spoken import spoken
from upheld.tickets import facts
from upheld.tickets.models import Call, Clock, Closure, Hold, Message, Recount, Ticket
from upheld.tickets.queries.answered import answered
from upheld.tickets.queries.belongings import EVERYTHING, Belongings, belongings_of
from upheld.tickets.queries.changes import ChangeLine, change_lines
from upheld.tickets.queries.emergencies import Emergency, emergency_of
from upheld.tickets.queries.escalations import EscalationShown, escalations_of
from upheld.tickets.queries.faces import ClockFace, Step, calendar_of, face_of
from upheld.tickets.queries.fields import FieldLine, lines_of
from upheld.tickets.queries.files import FileShown, files_by_message
from upheld.tickets.queries.forwards import ForwardShown, forwards_by_message
from upheld.tickets.queries.happened import event_words, reason_label
from upheld.tickets.queries.links import LinkLine, links_of
from upheld.tickets.queries.merges import MergeLine, merges_of, reference_of, said_to_customer, said_to_desk
from upheld.tickets.queries.places import place_of, place_words
from upheld.tickets.queries.tapes import tape_of

# Events that a message or its promise already tells.
_TOLD_BY_MESSAGES = frozenset({"replied", "noted", "customer replied", "forwarded"})
_FOR_CUSTOMERS = frozenset(
    {"received", "resolved", "reopened", "held", "hold lifted", "fulfilled", "charge accepted"}
    | {"priority set", "emergency judged", "facts corrected", "plan changed", "moved to version"}
    | {"counted as corrected", "escalation asked", "escalation accepted", "escalation declined"}
)
# What events tell the desk alone: a closing code is its own judgement of how a ticket ended.
_FOR_THE_DESK = frozenset({"code"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One thing on a ticket's timeline: a message, or something that happened."""

    at: datetime
    # "customer", "reply", "note", "forward" or "event".
    kind: str
    who: str
    text: str
    # Who wrote a message, as a `_by` column holds it.
    by: str = ""
    public_id: str | None = None
    verb: str | None = None
    # What this moment did to promises: "response kept, 7 min to spare", with clause numbers.
    promises: tuple[ClockFace, ...] = ()
    # The merged ticket on which it was written, where that is another than the one that shows it.
    origin: str = ""
    # What came with the message.
    files: tuple[FileShown, ...] = ()
    # What became of each promise when the ticket was counted anew.
    changes: tuple[ChangeLine, ...] = ()
    # To whom it was forwarded, and what of the ticket went along; None for everything else.
    forward: ForwardShown | None = None
    # The clause by which it was done, where the event names one.
    clause: str = ""
    # The telephone call of which a note tells.
    call: Call | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class TicketDetail:
    """All that a ticket's page shows."""

    ticket: Ticket
    reference: str
    agreement: terms.Agreement
    promise: Promise
    priority: terms.PriorityTerm | None
    # As the customer asked, where that was judged otherwise.
    asked: terms.PriorityTerm | None
    plan: terms.PlanTerm | None
    faces: tuple[ClockFace, ...]
    # The clocks that count, with their events.
    clocks: tuple[Clock, ...]
    timeline: tuple[Entry, ...]
    # The messages among them.
    said: tuple[Message, ...]
    # Every time it was counted anew, the oldest first.
    recounts: tuple[Recount, ...]
    emergency: Emergency | None
    # Every time that its customer asked for escalation, the oldest first.
    escalations: tuple[EscalationShown, ...]
    holder: str | None
    holder_id: int | None
    # How it ended last, while it is resolved.
    closure: Closure | None
    # What it is to other tickets of the desk; nothing for its customer, who may not know of them.
    links: tuple[LinkLine, ...]
    # Those that were merged into it, and that into which it was merged; nothing for its customer.
    merges: tuple[MergeLine, ...]
    # The desk's own fields; nothing for its customer.
    fields: tuple[FieldLine, ...]
    hold: Hold | None
    hold_label: str | None
    # What there is at all beside it; everything is to be looked up where nobody asked.
    has: Belongings
    # Where it stands in the line in which it waits, in words, and the clause of that line; empty and None without one.
    place: str
    line: terms.QueueTerm | None
    # What the customer answered to the intake form: label and value.
    answers: tuple[tuple[str, str], ...]

    @property
    def escalation(self) -> EscalationShown | None:
        """The last time that escalation was asked for."""
        return self.escalations[-1] if self.escalations else None

    @property
    def moved(self) -> Recount | None:
        """The act that moved the ticket to the version it is pinned to; None if it was received under it."""
        return next((row for row in reversed(self.recounts) if row.cause == Recount.Cause.VERSION), None)


_CLOCKS = Prepared(
    lambda ticket: (
        Clock.objects.filter(ticket=ticket, withdrawn__isnull=True).select_related("fulfilment").order_by("id")
    ),
    ticket=int,
)
_OWN_MESSAGES = Prepared(
    lambda ticket: Message.objects.filter(ticket=ticket).select_related("call").order_by("sent_at", "id"), ticket=int
)


def detail_for_desk(ticket: Ticket, *, at: datetime, zone: ZoneInfo) -> TicketDetail:
    """Return a ticket as the desk sees it: everything. Seven queries, and one for each kind of thing that few have."""
    return _detail(ticket, at=at, zone=zone, for_customer=False)


def detail_for_customer(ticket: Ticket, *, at: datetime, zone: ZoneInfo) -> TicketDetail:
    """Return a ticket as its customer sees it: no notes, and of events only those that concern them."""
    return _detail(ticket, at=at, zone=zone, for_customer=True)


def _detail(ticket: Ticket, *, at: datetime, zone: ZoneInfo, for_customer: bool) -> TicketDetail:
    agreement, promise = facts.agreement_of(ticket), facts.promise_of(ticket)
    clocks = _CLOCKS(ticket=ticket.pk)
    prefetch_related_objects(clocks, "events")
    has = EVERYTHING if for_customer else belongings_of(ticket)
    recounts = _recounts(ticket) if has.recounts else ()
    faces = tuple(_face(clock, agreement, promise, at=at, zone=zone) for clock in clocks)
    hold = _hold(ticket)
    said = _messages(ticket, has, for_customer=for_customer)
    timeline = _timeline(ticket, said, has, clocks, faces, agreement, at=at, zone=zone, for_customer=for_customer)
    return TicketDetail(
        ticket=ticket,
        reference=f"{ticket.desk.prefix}-{ticket.number}",
        agreement=agreement,
        promise=promise,
        priority=_priority(agreement, ticket.priority),
        asked=_priority(agreement, ticket.priority_asked) if ticket.priority_asked != ticket.priority else None,
        plan=next((term for term in agreement.plans if term.key == ticket.facts.get("plan")), None),
        faces=faces,
        clocks=tuple(clocks),
        timeline=tuple(timeline),
        said=said,
        has=has,
        recounts=recounts,
        emergency=emergency_of(ticket, agreement, recounts),
        escalations=escalations_of(ticket) if has.escalations else (),
        holder=str(ticket.holder) if ticket.holder else None,
        holder_id=ticket.holder_id,
        closure=_closure(ticket),
        fields=() if for_customer else lines_of(ticket),
        links=links_of(ticket) if has.links and not for_customer else (),
        merges=merges_of(ticket) if has.merges and not for_customer else (),
        hold=hold,
        hold_label=reason_label(agreement, hold.reason) if hold else None,
        place=place_words(place_of(ticket)),
        line=next((term for term in agreement.queues if term.clause.cited == ticket.line), None),
        answers=_answers(ticket, agreement),
    )


def _recounts(ticket: Ticket) -> tuple[Recount, ...]:
    return tuple(Recount.objects.filter(ticket=ticket).select_related("version_before").order_by("id"))


def _hold(ticket: Ticket) -> Hold | None:
    if ticket.state != Ticket.State.ON_HOLD:
        return None
    return Hold.objects.filter(ticket=ticket, lifted_at__isnull=True).first()


def _messages(ticket: Ticket, has: Belongings, *, for_customer: bool) -> tuple[Message, ...]:
    if not has.merges:
        return _own_messages(ticket)
    messages = said_to_customer(ticket) if for_customer else said_to_desk(ticket)
    return tuple(messages.select_related("call", "ticket__desk", "origin__desk").order_by("sent_at", "id"))


def _own_messages(ticket: Ticket) -> tuple[Message, ...]:
    said = _OWN_MESSAGES(ticket=ticket.pk)
    for message in said:
        message.ticket = ticket  # not one ticket made anew for each
    return tuple(said)


def _closure(ticket: Ticket) -> Closure | None:
    if ticket.state != Ticket.State.RESOLVED:
        return None
    return Closure.objects.filter(ticket=ticket, reopened_at__isnull=True).select_related("code").first()


def _priority(agreement: terms.Agreement, key: str) -> terms.PriorityTerm | None:
    return next((term for term in agreement.priorities if term.key == key), None)


def _face(clock: Clock, agreement: terms.Agreement, promise: Promise, *, at: datetime, zone: ZoneInfo) -> ClockFace:
    reading: ClockReading = facts.reading_of(clock, promise=promise, at=at)
    steps = tuple(
        Step(text=spoken(reason.said), clause_number=reason.clause.cited if reason.clause else None)
        for reason in reading.because
    )
    tape = tape_of(clock, clock.events.all(), calendar=calendar_of(clock, agreement), at=at, zone=zone)
    return face_of(clock, agreement=agreement, at=at, zone=zone, because=steps, tape=tape)


def _timeline(
    ticket: Ticket,
    said: Sequence[Message],
    has: Belongings,
    clocks: Sequence[Clock],
    faces: Sequence[ClockFace],
    agreement: terms.Agreement,
    *,
    at: datetime,
    zone: ZoneInfo,
    for_customer: bool,
) -> list[Entry]:
    stopped = {
        clock.stopped_at: [
            face for other, face in zip(clocks, faces, strict=True) if other.stopped_at == clock.stopped_at
        ]
        for clock in clocks
        if clock.stopped_at
    }
    files = files_by_message(said) if has.files or has.merges else {}
    sent_on = forwards_by_message(said)
    entries = [
        _entry_of_message(message, ticket, stopped, files.get(message.pk, ()), sent_on.get(message.pk))
        for message in said
    ]
    for event in history_to_show("ticket", ticket.number, desk=ticket.desk.name):
        if event.verb in _TOLD_BY_MESSAGES or (for_customer and event.verb not in _FOR_CUSTOMERS):
            continue
        if for_customer:
            event.facts = {key: value for key, value in event.facts.items() if key not in _FOR_THE_DESK}
        entries.append(_entry_of_event(event, agreement, at=at, zone=zone))
    return sorted(entries, key=lambda entry: entry.at)


def _entry_of_message(
    message: Message,
    ticket: Ticket,
    stopped: dict[datetime, list[ClockFace]],
    files: tuple[FileShown, ...],
    forward: ForwardShown | None,
) -> Entry:
    written_on = message.origin or message.ticket
    kept_here = message.kind == Message.Kind.REPLY and message.ticket_id == ticket.pk
    return Entry(
        at=message.sent_at,
        kind=message.kind,
        who=message.sender_name,
        text=message.text,
        by=message.sent_by,
        public_id=str(message.public_id),
        promises=tuple(stopped.get(message.sent_at, ())) if kept_here else (),
        origin=reference_of(written_on) if written_on.pk != ticket.pk else "",
        files=files,
        forward=forward,
        call=getattr(message, "call", None),
    )


def _entry_of_event(event: AuditEvent, agreement: terms.Agreement, *, at: datetime, zone: ZoneInfo) -> Entry:
    return Entry(
        at=event.at,
        kind="event",
        who=event.by_name,
        text=event_words(event, agreement),
        verb=event.verb,
        clause=event.facts.get("clause", ""),
        changes=change_lines(event.facts.get("changes", ()), at=at, zone=zone),
    )


def _answers(ticket: Ticket, agreement: terms.Agreement) -> tuple[tuple[str, str], ...]:
    callback = ((_("Call back at"), ticket.callback),) if ticket.callback else ()
    return (*callback, *answered(ticket.answers, agreement))
