"""Who is at which ticket, as heard from open pages lately; kept in memory for pages that open a moment later."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from upheld.presentation.live_keys import LiveScope
from upheld.presentation.people import initials, tone
from upheld.surfaces.live.changes import NotAChange

# Whoever was not heard of for so long has gone; a page says it again three times in it.
EXPIRES_AFTER = timedelta(seconds=30)
# Beyond so many the oldest are forgotten.
KEPT_AT_MOST = 2_000
GONE = "gone"


@dataclass(frozen=True, kw_only=True, slots=True)
class Presence:
    """One person at one ticket."""

    desk: str
    ticket: int
    person: int
    name: str
    doing: str
    heard_at: datetime

    def concerns(self, scope: LiveScope) -> bool:
        """Say whether a page with this scope may be told: those of the desk, never a customer's."""
        return scope.ticket is None and self.desk == scope.desk

    def as_event(self) -> str:
        """Return it as a server-sent event; it has no id, for nobody goes on from it."""
        told = {
            "ticket": self.ticket,
            "person": self.person,
            "name": self.name,
            "initials": initials(self.name),
            "tone": tone(self.name),
            "doing": self.doing,
        }
        return f"event: presence\ndata: {json.dumps(told)}\n\n"


class Presences:
    """Who is where, by desk, ticket and person."""

    def __init__(self) -> None:
        self._heard: dict[tuple[str, int, int], Presence] = {}

    def hear(self, presence: Presence) -> None:
        """Remember where somebody is, or forget them if they have gone."""
        key = (presence.desk, presence.ticket, presence.person)
        self._heard.pop(key, None)
        if presence.doing != GONE:
            self._heard[key] = presence
        if len(self._heard) > KEPT_AT_MOST:
            del self._heard[next(iter(self._heard))]

    def present(self, scope: LiveScope, *, at: datetime) -> list[Presence]:
        """Return who is there for a page of this scope, and forget those who were not heard of lately."""
        self._heard = {key: one for key, one in self._heard.items() if at - one.heard_at < EXPIRES_AFTER}
        return [one for one in self._heard.values() if one.concerns(scope)]


def read_presence(payload: str, *, at: datetime) -> Presence:
    """Return what an announcement of presence says. Raises: NotAChange."""
    try:
        told = json.loads(payload)
        return Presence(
            desk=str(told["desk"]),
            ticket=int(told["ticket"]),
            person=int(told["person"]),
            name=str(told["name"]),
            doing=str(told["doing"]),
            heard_at=at,
        )
    except (ValueError, KeyError, TypeError) as fault:
        raise NotAChange(f"not an announcement of presence: {payload[:80]!r}") from fault
