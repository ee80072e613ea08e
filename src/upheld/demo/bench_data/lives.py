"""Lives of tickets: what was promised, what happened when, and how every clock read it. Nothing is written here.

A life is computed by the core and by the desk's own actions, so that a corpus made of lives holds no clock that its
events contradict. Many tickets share one life; their words, customers and agents differ.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from servicelevel.agreement import terms
from servicelevel.agreement.promising.promise import make_promise
from servicelevel.agreement.promising.target import Target
from servicelevel.clocks.clock import read_clock
from servicelevel.clocks.events import ClockEvent, ClockEventKind, Happening, Stage, events_for
from upheld.tickets.actions import clocks, standing
from upheld.tickets.models import Clock, Ticket

WAITING = "customer"
OPEN_FOR_AT_MOST = timedelta(days=12)
RESOLVED_OVER = timedelta(days=330)


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """One thing that happened on a ticket."""

    happening: Happening
    at: datetime
    reason: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Life:
    """One ticket's promises and events, without its words and people."""

    ticket: Ticket
    moments: tuple[Moment, ...]
    # Each clock with its events, oldest first.
    clocks: tuple[tuple[Clock, tuple[ClockEvent, ...]], ...]

    @property
    def received_at(self) -> datetime:
        """When it was received."""
        return self.ticket.received_at

    def when(self, happening: Happening) -> datetime | None:
        """Return when something first happened, if it did."""
        return next((moment.at for moment in self.moments if moment.happening is happening), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """Under what a life is lived: the agreement, the plan that was bought, and the instant of the reading."""

    agreement: terms.Agreement
    plan: str
    # Tickets are received from here on.
    since: datetime
    # The instant as of which clocks are read.
    at: datetime


def lives(setting: Setting, *, resolved: bool, count: int, chance: Random) -> Sequence[Life]:
    """Return so many different lives of tickets that are resolved, or that are not."""
    return [_life(setting, resolved=resolved, chance=chance) for _ in range(count)]


def _life(setting: Setting, *, resolved: bool, chance: Random) -> Life:
    received_at = _receipt(setting, resolved=resolved, chance=chance)
    facts = _facts(setting, chance)
    promise = make_promise(setting.agreement, facts=facts, at=received_at)
    due = next((target.due for target in promise.targets if target.due), None)
    moments = tuple(_moments(received_at, due, at=setting.at, resolved=resolved, chance=chance))
    ticket = Ticket(
        facts=dict(promise.facts),
        priority=promise.facts.get("priority", ""),
        priority_asked=promise.facts.get("priority", ""),
        received_at=received_at,
        state=_state(moments),
    )
    counted = tuple(_clock(ticket, target, moments, setting) for target in promise.targets)
    counting = [clock for clock, _ in counted]
    ticket.queue_group, ticket.queue_at = clocks.placement(ticket, counting)
    waiting_for = WAITING if ticket.state == Ticket.State.ON_HOLD else ""
    standing.derive(ticket, counting, setting.agreement, waiting_for=waiting_for)
    return Life(ticket=ticket, moments=moments, clocks=counted)


def _receipt(setting: Setting, *, resolved: bool, chance: Random) -> datetime:
    longest = RESOLVED_OVER if resolved else OPEN_FOR_AT_MOST
    since = max(setting.since, setting.at - longest)
    share = chance.random() if resolved else 1 - chance.random() ** 2
    return (since + (setting.at - since) * share).replace(microsecond=0)


def _facts(setting: Setting, chance: Random) -> dict[str, str]:
    agreement = setting.agreement
    by_rank = sorted(agreement.priorities, key=lambda term: term.rank)
    weights = range(1, len(by_rank) + 1)
    stated = {"priority": chance.choices(by_rank, weights)[0].key} if by_rank else {}
    for key in agreement.intake.asks:
        if key != "priority" and key in agreement.facts and chance.random() < 0.8:
            stated[key] = chance.choice(agreement.facts[key].values).key
    return {**stated, "plan": setting.plan} if setting.plan else stated


def _moments(
    received_at: datetime, due: datetime | None, *, at: datetime, resolved: bool, chance: Random
) -> Iterator[Moment]:
    """Answered about when promised, perhaps held for the customer, perhaps resolved; nothing lies after `at`."""
    promised = (due - received_at) if due else timedelta(hours=8)
    replied_at = received_at + _about(promised * chance.uniform(0.1, 1.15))
    if resolved:
        replied_at = min(replied_at, received_at + (at - received_at) / 2)
    elif replied_at > at:
        return
    yield Moment(happening=Happening.PUBLIC_REPLY, at=replied_at)
    held_at = replied_at + _about((at - replied_at) * chance.random() / 8)
    held = chance.random() < 0.25
    if held:
        yield Moment(happening=Happening.HELD, at=held_at, reason=WAITING)
    lifted_at = held_at + _about((at - held_at) * chance.random() / 8)
    if held and (resolved or chance.random() < 0.4):
        yield Moment(happening=Happening.HOLD_LIFTED, at=lifted_at, reason=WAITING)
    if resolved:
        yield Moment(
            happening=Happening.RESOLVED, at=min(at, lifted_at + _about(timedelta(hours=chance.expovariate(1 / 12))))
        )


def _about(length: timedelta) -> timedelta:
    return timedelta(seconds=int(length.total_seconds()))


def _state(moments: Sequence[Moment]) -> Ticket.State:
    last = moments[-1].happening if moments else None
    if last is Happening.RESOLVED:
        return Ticket.State.RESOLVED
    return Ticket.State.ON_HOLD if last is Happening.HELD else Ticket.State.OPEN


def _clock(
    ticket: Ticket, target: Target, moments: Sequence[Moment], setting: Setting
) -> tuple[Clock, tuple[ClockEvent, ...]]:
    """Return a clock as its worker left it: whatever was to be noticed by `at` has been."""
    events: tuple[ClockEvent, ...] = (ClockEvent(kind=ClockEventKind.STARTED, at=ticket.received_at),)
    stage = Stage.IN_PROGRESS
    for moment in moments:
        fresh = events_for(
            moment.happening,
            metric=target.metric,
            stage=stage,
            at=moment.at,
            reason=moment.reason,
            agreement=setting.agreement,
        )
        if fresh:
            events += fresh
            stage = read_clock(events, target=target, at=moment.at).stage
    clock = clocks.clock_for(ticket, target)
    clock.noticed_through = setting.at
    clocks.keep_reading(clock, read_clock(events, target=target, at=setting.at))
    return clock, events
