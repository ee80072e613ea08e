"""The receipts of a ticket's clocks: only what its customer may read. How they are spelled is the core's."""

from datetime import datetime

from servicelevel.clocks.receipts.making import make_receipt
from servicelevel.clocks.receipts.receipt import Receipt, Subject
from servicelevel.clocks.receipts.written import Written, written_document
from upheld.tickets import facts
from upheld.tickets.models import Clock, Ticket
from upheld.zone_rules import zone_rules


def receipts_of(ticket: Ticket, *, at: datetime) -> tuple[Receipt, ...]:
    """Return a receipt per clock of a ticket that had started by an instant, as it stood then. Two queries."""
    agreement, promise = facts.agreement_of(ticket), facts.promise_of(ticket)
    subject = Subject(
        ticket=reference_of(ticket),
        facts=promise.facts,
        priority_asked=ticket.priority_asked or None,
        priority_set=ticket.priority or None,
    )
    clocks = Clock.objects.filter(ticket=ticket).order_by("id").prefetch_related("events")
    started = ((clock, facts.events_of(clock.events.all())) for clock in clocks)
    return tuple(
        make_receipt(
            events,
            target=facts.target_of(clock, promise),
            agreement=agreement,
            subject=subject,
            at=at,
            zone_rules=zone_rules(),
        )
        for clock, events in started
        if events[0].at <= at
    )


def document_of(ticket: Ticket, *, at: datetime) -> Written:
    """Return the receipts of a ticket as the document that people download and verify."""
    return written_document(reference_of(ticket), receipts_of(ticket, at=at), read_at=at)


def reference_of(ticket: Ticket) -> str:
    """Return what people call a ticket, as in "INT-2291"."""
    return f"{ticket.desk.prefix}-{ticket.number}"
