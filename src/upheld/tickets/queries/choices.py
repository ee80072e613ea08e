"""What an agent can choose between when judging a ticket, and what each choice would promise. Needs no query."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from servicelevel.agreement.terms import Agreement, FactTerm
from servicelevel.clocks.clock import ClockReading, read_clock
from servicelevel.clocks.promise import Promise, PromiseError, Target, make_promise
from upheld.tickets import facts
from upheld.tickets.models import Clock, Ticket
from upheld.tickets.queries.faces import METRIC_LABELS
from upheld.tickets.queries.words import clock_time, long_duration

# Facts that an agent puts right where they were stated wrongly; the others are judged, or settled by the contract.
CORRECTABLE = ("category", "service", "topic", "channel", "role")


@dataclass(frozen=True, kw_only=True, slots=True)
class PriorityChoice:
    """One priority, and what this ticket would be promised by it; the names are those of `priority-options`."""

    value: str
    label: str
    means: str
    # 1 is the most urgent.
    rank: int
    ranks: int
    strength: str
    promise: str
    checked: bool


def priority_choices(
    ticket: Ticket,
    agreement: Agreement,
    clocks: Sequence[Clock],
    *,
    chosen: str | None = None,
    at: datetime,
    zone: ZoneInfo,
) -> tuple[PriorityChoice, ...]:
    """Return the agreement's priorities, the most urgent first, each counted from receipt with the pauses there were.

    `clocks` are those that count on the ticket, with their events.
    """
    choices = []
    for term in agreement.priorities:
        promise = _promise(ticket, agreement, term.key)
        targets = promise.targets if promise else ()
        choices.append(
            PriorityChoice(
                value=term.key,
                label=term.label,
                means=term.definition,
                rank=term.rank + 1,
                ranks=len(agreement.priorities),
                strength=targets[0].strength.value if targets else "none",
                promise=_words(targets, clocks, at=at, zone=zone),
                checked=term.key == (chosen or ticket.priority),
            )
        )
    return tuple(choices)


def correctable_facts(agreement: Agreement) -> tuple[FactTerm, ...]:
    """Return the facts of an agreement that an agent may put right, in its own order."""
    return tuple(term for key, term in agreement.facts.items() if key in CORRECTABLE and len(term.values) > 1)


def _promise(ticket: Ticket, agreement: Agreement, priority: str) -> Promise | None:
    try:
        return make_promise(agreement, facts={**ticket.facts, "priority": priority}, at=ticket.received_at)
    except PromiseError:
        return None


def _words(targets: Iterable[Target], clocks: Sequence[Clock], *, at: datetime, zone: ZoneInfo) -> str:
    said = [_said(target, _reading(target, clocks, at=at), at=at, zone=zone) for target in targets]
    return "; ".join(said) or _("No time is promised")


def _reading(target: Target, clocks: Sequence[Clock], *, at: datetime) -> ClockReading | None:
    clock = next((clock for clock in clocks if clock.metric == target.metric), None)
    return read_clock(facts.events_of(clock.events.all()), target=target, at=at) if clock else None


def _said(target: Target, reading: ClockReading | None, *, at: datetime, zone: ZoneInfo) -> str:
    label = str(METRIC_LABELS[target.metric.value][0])
    if target.text:
        return f"{label}: {target.text}"
    if reading is not None and reading.paused_since is not None:
        return _("{promise}: {length} left").format(promise=label, length=long_duration(reading.left))
    due = (reading.due_at if reading else None) or target.due
    return _("{action} by {when}").format(action=label, when=clock_time(due, at=at, zone=zone)) if due else label
