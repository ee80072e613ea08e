"""Fulfilling a promise that is not a number: by the release that shipped, or by a decision."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from servicelevel.clocks.clock import read_clock
from upheld.audit.actions.record import record
from upheld.audit.facts import Actor
from upheld.tickets import facts
from upheld.tickets.actions import clocks as keeping
from upheld.tickets.actions import lock, tell
from upheld.tickets.models import Clock, ClockEvent, Fulfilment, Ticket


class NothingToFulfil(ValueError):
    """No promise on this ticket is fulfilled in this way."""


class AlreadyFulfilled(ValueError):
    """The promise is fulfilled already; what fulfilled it is kept."""


class NothingNamed(ValueError):
    """A release needs a name, a decision needs words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Release:
    """A release that shipped."""

    name: str
    released_on: date
    # Where it can be read about; empty if nowhere.
    url: str = ""


@transaction.atomic
def by_release(ticket: Ticket, metric: str, release: Release, *, by: Actor, at: datetime) -> Fulfilment:
    """Fulfil a promise such as “Future release” by linking the release that shipped.

    Locks the ticket. The clock completes at `at`, the customer is told. Refuses a promise that a release does not
    fulfil, one that is fulfilled already, and a release without a name.
    """
    if not release.name.strip():
        raise NothingNamed(_("name the release that shipped"))
    fulfilment = Fulfilment(
        kind=Fulfilment.Kind.RELEASE,
        release=release.name.strip(),
        url=release.url,
        released_on=release.released_on,
    )
    return _fulfil(ticket, metric, fulfilment, by=by, at=at)


@transaction.atomic
def by_decision(ticket: Ticket, metric: str, words: str, *, by: Actor, at: datetime) -> Fulfilment:
    """Fulfil a promise such as “At our discretion” by writing down what was decided; otherwise as `by_release`."""
    if not words.strip():
        raise NothingNamed(_("write down what was decided"))
    return _fulfil(ticket, metric, Fulfilment(kind=Fulfilment.Kind.DECISION, decision=words.strip()), by=by, at=at)


def _fulfil(ticket: Ticket, metric: str, fulfilment: Fulfilment, *, by: Actor, at: datetime) -> Fulfilment:
    ticket = lock.ticket(ticket)
    clocks = keeping.locked_clocks(ticket)
    clock = _clock_of(clocks, metric, fulfilment.kind)
    fulfilment.clock, fulfilment.fulfilled_at, fulfilment.fulfilled_by = clock, at, by.reference
    fulfilment.save()
    if clock.stage in (Clock.Stage.IN_PROGRESS, Clock.Stage.PAUSED):
        _stop(ticket, clock, by=by, at=at)
    keeping.place_in_queue(ticket, clocks)
    tell.customer_of_fulfilment(ticket, clock, fulfilment, at=at)
    told = {
        "metric": metric,
        "words": clock.words,
        "clause": clock.clause,
        "by": str(fulfilment),
        "url": fulfilment.url,
    }
    record("ticket", ticket.number, "fulfilled", desk=ticket.desk.name, by=by, at=at, facts=told)
    return fulfilment


def _clock_of(clocks: list[Clock], metric: str, kind: str) -> Clock:
    clock = next((clock for clock in clocks if clock.metric == metric and clock.fulfilled_by == kind), None)
    if clock is None or clock.stage == Clock.Stage.CANCELLED:
        raise NothingToFulfil(
            _("this ticket holds no promise that a %(kind)s fulfils") % {"kind": Fulfilment.Kind(kind).label.lower()}
        )
    if Fulfilment.objects.filter(clock=clock).exists():
        raise AlreadyFulfilled(_("“%(words)s” is fulfilled already") % {"words": clock.words})
    return clock


def _stop(ticket: Ticket, clock: Clock, *, by: Actor, at: datetime) -> None:
    row = ClockEvent.objects.create(clock=clock, kind=ClockEvent.Kind.STOPPED, at=at, by=by.reference)
    target = facts.target_of(clock, facts.promise_of(ticket))
    keeping.keep_reading(clock, read_clock(facts.events_of([*clock.events.all(), row]), target=target, at=at))
    clock.save()
