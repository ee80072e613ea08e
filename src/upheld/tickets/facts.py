"""Ticket rows as the core's values: targets, clock events, and the reading that follows from them."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from servicelevel.agreement import terms
from servicelevel.agreement.terms import Happening, Metric
from servicelevel.clocks import clock as core_clock
from servicelevel.clocks import events as core_events
from servicelevel.clocks import recount as core_recount
from servicelevel.clocks.history import Happened
from servicelevel.clocks.promise import Promise, Target, make_promise
from servicelevel.clocks.recount import Grounds
from upheld.agreements.facts import meaning_as_corrected, with_annex
from upheld.customers.facts.language import language_of
from upheld.tickets.models import Clock, ClockEvent, Closure, Hold, Message, Ticket

# What happened at one instant, in the order in which it is taken: a customer's message opens a resolved ticket and
# ends the wait for it before it counts as an answer.
_ORDER = (
    Happening.RECEIVED,
    Happening.REOPENED,
    Happening.HOLD_LIFTED,
    Happening.CUSTOMER_REPLY,
    Happening.PUBLIC_REPLY,
    Happening.HELD,
    Happening.RESOLVED,
)


def agreement_of(ticket: Ticket) -> terms.Agreement:
    """Return what counts for a ticket: the version to which it is pinned, as corrected, with its annex.

    Reads `agreement_version.agreement`; load both along for many.
    """
    return with_annex(meaning_as_corrected(ticket.agreement_version), ticket.annex_id)


def language_of_customer(ticket: Ticket) -> str:
    """Return the language in which a ticket's customer is written to: theirs, else that of the agreement's words."""
    return language_of(ticket.contact, otherwise=agreement_of(ticket).locale)


def promise_of(ticket: Ticket) -> Promise:
    """Return what is promised on a ticket since its receipt, derived again from its agreement and facts."""
    return make_promise(agreement_of(ticket), facts=ticket.facts, at=ticket.received_at)


def target_of(clock: Clock, promise: Promise) -> Target:
    """Return the target that a clock counts; a withdrawn clock counts none, and must not be asked for."""
    return next(target for target in promise.targets if target.metric.value == clock.metric)


def events_of(rows: Iterable[ClockEvent]) -> tuple[core_events.ClockEvent, ...]:
    """Return clock event rows, oldest first, as the core's events."""
    return tuple(
        core_events.ClockEvent(kind=core_events.ClockEventKind(row.kind), at=row.at, reason=row.reason or None)
        for row in sorted(rows, key=lambda row: (row.at, row.pk))
    )


def reading_of(clock: Clock, *, promise: Promise, at: datetime) -> core_clock.ClockReading:
    """Return what the events of a clock say at an instant; reads `clock.events` (prefetch it for many)."""
    return core_clock.read_clock(events_of(clock.events.all()), target=target_of(clock, promise), at=at)


def history_of(ticket: Ticket) -> tuple[Happened, ...]:
    """Return what happened to a ticket that a clock may care about, in order, from its rows: three queries."""
    happened = [
        Happened(happening=Happening.RECEIVED, at=ticket.received_at),
        *_said(ticket),
        *_held(ticket),
        *_closed(ticket),
    ]
    return tuple(sorted(happened, key=lambda one: (one.at, _ORDER.index(one.happening))))


def recounted(
    ticket: Ticket, clocks: Sequence[Clock], *, before: Grounds, after: Grounds, at: datetime
) -> tuple[core_recount.Recount, ...]:
    """Return each clock of a ticket as it reads on two grounds; `clocks` are those not withdrawn, with their events.

    Raises: PromiseError.
    """
    return core_recount.recount(
        before,
        after,
        received_at=ticket.received_at,
        events={Metric(clock.metric): events_of(clock.events.all()) for clock in clocks},
        history=history_of(ticket),
        at=at,
    )


def _said(ticket: Ticket) -> Iterable[Happened]:
    said = Message.objects.filter(ticket=ticket).exclude(kind__in=Message.INTERNAL).order_by("sent_at", "id")
    happenings = {Message.Kind.CUSTOMER: Happening.CUSTOMER_REPLY, Message.Kind.REPLY: Happening.PUBLIC_REPLY}
    # The first message is the request itself.
    for kind, sent_at in list(said.values_list("kind", "sent_at"))[1:]:
        yield Happened(happening=happenings[Message.Kind(kind)], at=sent_at)


def _held(ticket: Ticket) -> Iterable[Happened]:
    for hold in Hold.objects.filter(ticket=ticket):
        yield Happened(happening=Happening.HELD, at=hold.placed_at, reason=hold.reason)
        if hold.lifted_at is not None:
            yield Happened(happening=Happening.HOLD_LIFTED, at=hold.lifted_at, reason=hold.reason)


def _closed(ticket: Ticket) -> Iterable[Happened]:
    for closure in Closure.objects.filter(ticket=ticket):
        yield Happened(happening=Happening.RESOLVED, at=closure.closed_at)
        if closure.reopened_at is not None:
            yield Happened(happening=Happening.REOPENED, at=closure.reopened_at)
