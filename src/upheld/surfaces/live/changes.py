"""What is told to open pages: that something changed. Never what it changed to; a page asks for that itself."""

import json
from dataclasses import dataclass
from datetime import datetime

from upheld.presentation.live_keys import LiveScope

# What a customer may learn of their ticket as it happens; everything else is internal.
FOR_CUSTOMERS = frozenset(
    {"replied", "customer replied", "held", "hold lifted", "resolved", "reopened", "fulfilled", "priority set"}
    | {"escalation asked", "escalation accepted", "escalation declined"}
)


class NotAChange(ValueError):
    """The announcement is not one that the audit trail makes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One announced change: of one ticket, or of what one person was told under their bell."""

    desk: str
    # None if it is about a person.
    ticket: int | None
    verb: str
    # When this process heard of it.
    heard_at: datetime
    # Whose bell it is; None if it is about a ticket.
    person: int | None = None

    def concerns(self, scope: LiveScope) -> bool:
        """Say whether a page with this scope may be told."""
        if self.desk != scope.desk:
            return False
        if self.person is not None:
            return scope.person == self.person
        return scope.ticket is None or (self.ticket == scope.ticket and self.verb in FOR_CUSTOMERS)

    def as_event(self) -> str:
        """Return it as a server-sent event; its id is the instant, so that a page can go on from there."""
        told = json.dumps({"desk": self.desk, "ticket": self.ticket, "verb": self.verb})
        kind = "changed" if self.person is None else "told"
        return f"id: {self.heard_at.isoformat()}\nevent: {kind}\ndata: {told}\n\n"


@dataclass(frozen=True, kw_only=True, slots=True)
class Departure:
    """Every session of a person has ended: their open pages are to hear nothing more."""

    person: int
    heard_at: datetime

    def concerns(self, scope: LiveScope) -> bool:
        """Say whether a page is theirs, and was drawn before it."""
        return scope.person == self.person and scope.since <= self.heard_at


def read_change(payload: str, *, at: datetime) -> Change | Departure | None:
    """Return what an announcement says; None if it is of no concern to open pages.

    Raises: NotAChange.
    """
    try:
        told = json.loads(payload)
        desk, number, verb = str(told["desk"]), int(told["number"]), str(told["verb"])
        if told["subject"] == "ticket":
            return Change(desk=desk, ticket=number, verb=verb, heard_at=at)
        if told["subject"] == "notice":
            return Change(desk=desk, ticket=None, person=number, verb=verb, heard_at=at)
        if (told["subject"], verb) == ("person", "sessions ended"):
            return Departure(person=number, heard_at=at)
        return None
    except (ValueError, KeyError, TypeError) as fault:
        raise NotAChange(f"not an announcement of the audit trail: {payload[:80]!r}") from fault
