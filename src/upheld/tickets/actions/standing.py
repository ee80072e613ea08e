"""What the views of the queue ask of a ticket beyond its own columns, derived whenever it is placed in the queue.

Its place itself is `clocks.placement`; how a view asks is in the queries.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from servicelevel.agreement.conditions import Situation, first_match
from servicelevel.agreement.terms import Agreement, Strength
from servicelevel.priority.triage import declares_emergency
from upheld.tickets.models import Clock, Hold, Recount, Ticket
from upheld.tickets.queries.escalations import waits_for_answer
from upheld.tickets.queries.facets import COUNTS, WAITING, About, facet

COLUMNS = ("line", "standing", "breach_at", "miss_at")
# Strengths of which nothing is said to be missed when the time is past.
_LENIENT = (Strength.TYPICAL, Strength.BEST_EFFORT)


def derive(
    ticket: Ticket,
    clocks: Sequence[Clock],
    agreement: Agreement,
    *,
    waiting_for: str = "",
    judged: bool = False,
    asked: bool = False,
) -> None:
    """Set on a ticket, without writing it, what views ask of it.

    `clocks` are those that count; `waiting_for` is the reason of its open hold, if any; `judged` says whether
    somebody has judged its emergency, `asked` whether an escalation that was asked for waits for its answer.
    """
    situation = Situation(agreement=agreement, facts=ticket.facts, received_at=ticket.received_at)
    waits = first_match(agreement.queues, situation)
    ticket.line = waits.clause.cited if waits else ""
    said = [*_of_promises(clocks), *_of_emergency(ticket, agreement, judged=judged)]
    said += [facet(About.ESCALATION, WAITING)] if asked else []
    ticket.standing = [*said, facet(About.HOLD, waiting_for)] if waiting_for else said
    guaranteed = [clock for clock in clocks if clock.strength == Strength.GUARANTEED]
    targets = [clock for clock in clocks if clock.strength not in (Strength.GUARANTEED, *_LENIENT)]
    ticket.breach_at, ticket.miss_at = _first_past_due(guaranteed), _first_past_due(targets)


def reason_of_hold(ticket: Ticket) -> str:
    """Return for what a ticket waits; empty unless it is on hold."""
    if ticket.state != Ticket.State.ON_HOLD:
        return ""
    hold = Hold.objects.filter(ticket=ticket, lifted_at__isnull=True).first()
    return hold.reason if hold else ""


def is_judged(ticket: Ticket, agreement: Agreement) -> bool:
    """Say whether somebody has judged the emergency that a ticket declares."""
    if agreement.emergencies is None:
        return False
    return Recount.objects.filter(ticket=ticket, cause=Recount.Cause.EMERGENCY).exists()


def is_asked(ticket: Ticket, agreement: Agreement) -> bool:
    """Say whether an escalation that was asked for on a ticket waits for its answer."""
    return waits_for_answer(ticket, agreement)


def _of_promises(clocks: Iterable[Clock]) -> Iterator[str]:
    counting = [clock for clock in clocks if clock.stage in (Clock.Stage.IN_PROGRESS, Clock.Stage.PAUSED)]
    yield from sorted({facet(About.PROMISE, clock.metric) for clock in counting})
    yield from sorted({facet(About.STRENGTH, clock.strength) for clock in counting})


def _of_emergency(ticket: Ticket, agreement: Agreement, *, judged: bool) -> Iterator[str]:
    term = agreement.emergencies
    if term is None:
        return
    declared = declares_emergency(agreement, facts=ticket.facts, at=ticket.received_at).verdict
    if declared and term.judged_by is not None and not judged:
        yield facet(About.EMERGENCY, WAITING)
    if ticket.facts.get("emergency", "true" if declared else "false") == "true":
        yield facet(About.EMERGENCY, COUNTS)


def _first_past_due(clocks: Iterable[Clock]) -> datetime | None:
    instants = [clock.past_due_at or _due(clock) for clock in clocks if clock.stage != Clock.Stage.CANCELLED]
    return min((instant for instant in instants if instant is not None), default=None)


def _due(clock: Clock) -> datetime | None:
    return clock.due_at if clock.stage == Clock.Stage.IN_PROGRESS else None
