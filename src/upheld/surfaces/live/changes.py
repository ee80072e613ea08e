"""What is told to open pages: that something changed. Never what it changed to; a page asks for that itself."""

import json
from dataclasses import dataclass
from datetime import datetime

from upheld.presentation.live_keys import LiveScope

# What a customer may learn of their ticket as it happens; everything else is internal.
FOR_CUSTOMERS = frozenset({"replied", "customer replied", "held", "hold lifted", "resolved", "reopened"})


class NotAChange(ValueError):
    """The announcement is not one that the audit trail makes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One announced change of one ticket."""

    desk: str
    ticket: int
    verb: str
    # When this process heard of it.
    heard_at: datetime

    def concerns(self, scope: LiveScope) -> bool:
        """Say whether a page with this scope may be told."""
        if self.desk != scope.desk:
            return False
        return scope.ticket is None or (self.ticket == scope.ticket and self.verb in FOR_CUSTOMERS)

    def as_event(self) -> str:
        """Return it as a server-sent event; its id is the instant, so that a page can go on from there."""
        told = json.dumps({"desk": self.desk, "ticket": self.ticket, "verb": self.verb})
        return f"id: {self.heard_at.isoformat()}\nevent: changed\ndata: {told}\n\n"


def read_change(payload: str, *, at: datetime) -> Change | None:
    """Return what an announcement says; None if it is about something else than a ticket.

    Raises: NotAChange.
    """
    try:
        told = json.loads(payload)
        if told["subject"] != "ticket":
            return None
        return Change(desk=str(told["desk"]), ticket=int(told["number"]), verb=str(told["verb"]), heard_at=at)
    except (ValueError, KeyError, TypeError) as fault:
        raise NotAChange(f"not an announcement of the audit trail: {payload[:80]!r}") from fault
