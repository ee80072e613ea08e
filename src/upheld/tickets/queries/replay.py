"""What another version of the agreement would have promised for past tickets. It changes none of them."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from servicelevel.agreement.promising.replay import Effect, PromiseChange, promise_changes
from servicelevel.agreement.terms import Agreement
from servicelevel.clocks.promise import PromiseError, make_promise
from upheld.desks.models import Desk
from upheld.tickets.models import Ticket

# The most tickets that are replayed: enough for some months of most desks, within a second of arithmetic.
LOOKED_AT = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class ReplayedTicket:
    """One ticket that would have been promised something else."""

    number: int
    subject: str
    received_at: datetime
    # why the later version has no answer for it; empty if it has one
    refused: str
    changes: tuple[PromiseChange, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Replay:
    """The last tickets of a desk, through two versions."""

    looked_at: int
    # those that differ, newest first
    tickets: tuple[ReplayedTicket, ...]

    @property
    def counts(self) -> dict[Effect, int]:
        """How many promises changed in which way, those that none did in included as 0."""
        counted = Counter(change.effect for ticket in self.tickets for change in ticket.changes)
        return {effect: counted[effect] for effect in Effect}


def replay(desk: Desk, earlier: Agreement, later: Agreement) -> Replay:
    """Return what `later` would have promised other than `earlier` for the last tickets of a desk. One query."""
    past = Ticket.objects.filter(desk=desk).order_by("-id").only("number", "subject", "facts", "received_at")
    tickets = list(past[:LOOKED_AT])
    replayed = (_replayed(ticket, earlier, later) for ticket in tickets)
    return Replay(looked_at=len(tickets), tickets=tuple(one for one in replayed if one.changes or one.refused))


def _replayed(ticket: Ticket, earlier: Agreement, later: Agreement) -> ReplayedTicket:
    changes: tuple[PromiseChange, ...] = ()
    refused = ""
    try:
        before, after = (make_promise(one, facts=ticket.facts, at=ticket.received_at) for one in (earlier, later))
        changes = promise_changes(before, after)
    except PromiseError as fault:
        refused = str(fault)
    return ReplayedTicket(
        number=ticket.number,
        subject=ticket.subject,
        received_at=ticket.received_at,
        refused=refused,
        changes=changes,
    )
