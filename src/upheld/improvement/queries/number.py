"""What a number counts: as an address names it and as the tickets behind it are found. Counting is done elsewhere."""

from dataclasses import dataclass
from enum import StrEnum

from upheld.improvement.queries.days import Days


class What(StrEnum):
    """What is counted."""

    PROMISES = "promises"
    DURATIONS = "durations"
    RECEIVED = "received"
    CLOSED = "closed"
    OPEN = "open"
    RATED = "rated"


@dataclass(frozen=True, kw_only=True, slots=True)
class Number:
    """One number of a table; None does not narrow, and 0 stands for no team or no customer."""

    what: What
    days: Days
    # Of promises: "kept", "missed" or "breached".
    outcome: str | None = None
    metric: str | None = None
    clause: str | None = None
    strength: str | None = None
    priority: str | None = None
    team: int | None = None
    customer: int | None = None
    # Of durations: see DurationDay.
    measure: str | None = None
    kind: str | None = None
    band: int | None = None
    # Of what was received: 1 is Monday.
    weekday: int | None = None
    hour: int | None = None
    # Of answers: one rating, or 1 for the satisfied and 0 for the others.
    rating: int | None = None
    satisfied: int | None = None
